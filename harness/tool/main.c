/* hardshake: the command-line tool. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "commands.h"
#include "hardshake_config.h"

static const char help[] =
    "hardshake " HSK_VERSION_STRING ": TLS handshakes that a stranger can check\n"
    "\n"
    "usage: hardshake connect HOST:PORT --ca FILE [options]   a TLS connection; stdin and stdout are its "
    "data\n"
    "       hardshake inspect FILE                            a certificate or TLS messages, decoded\n"
    "       hardshake serve PORT --cert FILE --key FILE [options]  an echo or files over TLS\n"
    "       hardshake verify FILE --ca FILE [options]         a certificate and its chain, judged\n"
    "       hardshake help [connect|inspect|serve|verify]\n"
    "       hardshake --version\n";

/* A standard descriptor that is closed would be taken by the next file or socket. */
static void open_standard_descriptors(void)
{
  for (int fd = 0; fd <= 2; fd++)
    if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDWR) != fd) _exit(2);
}

int main(int argc, char **argv)
{
  open_standard_descriptors();
  if (argc >= 2 && strcmp(argv[1], "connect") == 0) return command_connect(argc - 1, argv + 1);
  if (argc >= 2 && strcmp(argv[1], "inspect") == 0) return command_inspect(argc - 1, argv + 1);
  if (argc >= 2 && strcmp(argv[1], "serve") == 0) return command_serve(argc - 1, argv + 1);
  if (argc >= 2 && strcmp(argv[1], "verify") == 0) return command_verify(argc - 1, argv + 1);
  if (argc == 3 && strcmp(argv[1], "help") == 0) {
    char *args[] = {argv[2], (char[]){"--help"}, NULL};
    if (strcmp(argv[2], "connect") == 0) return command_connect(2, args);
    if (strcmp(argv[2], "inspect") == 0) return command_inspect(2, args);
    if (strcmp(argv[2], "serve") == 0) return command_serve(2, args);
    if (strcmp(argv[2], "verify") == 0) return command_verify(2, args);
  }
  if (argc == 2 && (strcmp(argv[1], "help") == 0 || strcmp(argv[1], "--help") == 0)) {
    fputs(help, stdout);
    return 0;
  }
  if (argc == 2 && strcmp(argv[1], "--version") == 0) {
    puts("hardshake " HSK_VERSION_STRING);
    return 0;
  }
  fputs(help, stderr);
  return 1;
}
