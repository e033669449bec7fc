/* The subcommands: argv[0] is the subcommand's name; the answer is the exit status. */
#ifndef TOOL_COMMANDS_H
#define TOOL_COMMANDS_H

int command_connect(int argc, char **argv);
int command_inspect(int argc, char **argv);
int command_serve(int argc, char **argv);
int command_verify(int argc, char **argv);

#endif
