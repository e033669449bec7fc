/* hardshake inspect: what is in a file, and where it is wrong. */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include "commands.h"
#include "core/wipe.h"
#include "files.h"
#include "inspect_records.h"
#include "report.h"
#include "show_cert.h"
#include "msg/handshake.h"
#include "show_message.h"
#include "x509/der.h"

static const char help[] =
    "usage: hardshake inspect [--type cert|handshake|record] FILE\n"
    "\n"
    "Decodes FILE (- is standard input) for a person to read:\n"
    "  cert       certificates in PEM or DER, one or several\n"
    "  handshake  TLS 1.2 handshake messages, each with its 4-byte header\n"
    "  record     a stream of TLS records from their beginning; what follows ChangeCipherSpec is encrypted\n"
    "Without --type the first bytes decide. The first error ends the decoding: it is shown with its byte "
    "offset in the\n"
    "file (for PEM: in the certificate), its reason and the RFC's clause.\n"
    "\n"
    "exit status: 0 fine; 1 usage; 2 the file cannot be read or is of no known type; 3 a malformed message; "
    "4 a\n"
    "malformed certificate\n";

static int refuse(hsk_bytes data, size_t base, hsk_result why)
{
  show s = {stdout, 2};
  show_refused(s, data.data, data.len, base, why);
  return (int)outcome_of(why.error);
}

static int inspect_cert(hsk_bytes der, size_t base, size_t index)
{
  show s = {stdout, 0};
  show_head(s, "certificate %zu, %zu bytes", index, der.len);
  hsk_result r = show_cert(show_deeper(s), der.data, der.len);
  return r.error == HSK_OK ? 0 : refuse(der, base, r);
}

static int inspect_pem(const char *path, hsk_bytes text)
{
  uint8_t *der = malloc(text.len + 1);
  size_t pos = 0, index = 0;
  char label[32];
  int status = 0;
  while (der != NULL && status == 0) {
    size_t len = 0;
    hsk_result r = hsk_pem_decode(text, &pos, label, der, text.len, &len);
    if (r.error == HSK_PEM_NOT_FOUND) break;
    hsk_bytes object = {der, len};
    if (r.error != HSK_OK)
      status = refuse(text, 0, r);
    else if (strcmp(label, "CERTIFICATE") == 0)
      status = inspect_cert(object, 0, index++);
    else
      printf("%s, %zu bytes, not shown\n", label, len);
  }
  if (der != NULL) hsk_wipe_bytes(der, text.len + 1);
  free(der);
  if (status == 0 && index == 0) {
    fprintf(stderr, "hardshake: %s: holds no certificate in PEM\n", path);
    return OUTCOME_LOCAL;
  }
  return status;
}

/* Certificates in DER, one behind the other. */
static int inspect_der(hsk_bytes data)
{
  size_t off = 0, index = 0;
  int status = 0;
  do {
    hsk_span element = hsk_der_any(data.data, data.len, off);
    size_t end = element.off == 0 ? data.len : hsk_der_end(element);
    hsk_bytes der = {data.data + off, end - off};
    status = inspect_cert(der, off, index++);
    off = end;
  } while (status == 0 && off < data.len);
  return status;
}

static int has_text(hsk_bytes data, const char *text)
{
  size_t n = strlen(text);
  for (size_t i = 0; i + n <= data.len; i++)
    if (memcmp(data.data + i, text, n) == 0) return 1;
  return 0;
}

enum kind { KIND_UNKNOWN, KIND_CERT, KIND_HANDSHAKE, KIND_RECORD };

static enum kind guess(hsk_bytes data)
{
  if (has_text(data, "-----BEGIN ")) return KIND_CERT;
  if (data.len == 0) return KIND_UNKNOWN;
  uint32_t first = hsk_u8(data.data, 0), second = data.len > 1 ? hsk_u8(data.data, 1) : 0;
  if (first == 0x30) return KIND_CERT;
  if (first >= 20 && first <= 23 && second == 3) return KIND_RECORD;
  if (strcmp(hsk_handshake_type_name(first), "?") != 0) return KIND_HANDSHAKE;
  return KIND_UNKNOWN;
}

static int inspect_data(const char *path, hsk_bytes data, enum kind kind)
{
  if (kind == KIND_UNKNOWN) kind = guess(data);
  switch (kind) {
  case KIND_CERT:
    return has_text(data, "-----BEGIN ") ? inspect_pem(path, data) : inspect_der(data);
  case KIND_HANDSHAKE:
    return inspect_handshake(data);
  case KIND_RECORD:
    return inspect_records(data);
  default:
    fprintf(stderr, "hardshake: %s: neither a certificate nor TLS messages; --type says what it should be\n",
            path);
    return OUTCOME_LOCAL;
  }
}

int command_inspect(int argc, char **argv)
{
  static const struct option options[] = {
      {"type", required_argument, NULL, 't'}, {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
  static const char *const names[] = {"", "cert", "handshake", "record"};
  enum kind kind = KIND_UNKNOWN;
  int option;
  while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
    if (option == 'h') {
      fputs(help, stdout);
      return 0;
    }
    if (option != 't') return OUTCOME_USAGE;
    for (int k = KIND_CERT; k <= KIND_RECORD; k++)
      if (strcmp(optarg, names[k]) == 0) kind = (enum kind)k;
    if (kind == KIND_UNKNOWN) {
      fprintf(stderr, "hardshake inspect: --type is cert, handshake or record, not %s\n", optarg);
      return OUTCOME_USAGE;
    }
  }
  if (optind + 1 != argc) {
    fputs("hardshake inspect: one FILE is wanted; see hardshake inspect --help\n", stderr);
    return OUTCOME_USAGE;
  }
  hsk_bytes data;
  if (file_read(argv[optind], &data) != 0) return OUTCOME_LOCAL;
  int status = inspect_data(argv[optind], data, kind);
  file_drop(&data);
  return status;
}
