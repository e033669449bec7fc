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
#include "show_revocation.h"
#include "x509/crl.h"
#include "x509/der.h"
#include "x509/ocsp.h"

static const char help[] =
    "usage: hardshake inspect [--type cert|crl|ocsp|handshake|record] FILE\n"
    "\n"
    "Decodes FILE (- is standard input) for a person to read:\n"
    "  cert       certificates in PEM or DER, one or several\n"
    "  crl        revocation lists, likewise\n"
    "  ocsp       OCSP responses, likewise\n"
    "  handshake  TLS 1.2 handshake messages, each with its 4-byte header\n"
    "  record     a stream of TLS records from their beginning; what follows ChangeCipherSpec is encrypted\n"
    "Without --type the first bytes decide. The first error ends the decoding: it is shown with its byte "
    "offset in the\n"
    "file (for PEM: in the certificate), its reason and the RFC's clause.\n"
    "\n"
    "exit status: 0 fine; 1 usage; 2 the file cannot be read or is of no known type; 3 a malformed message; "
    "4 a\n"
    "malformed certificate, revocation list or OCSP response\n";

static int refuse(hsk_bytes data, size_t base, hsk_result why)
{
  show s = {stdout, 2};
  show_refused(s, data.data, data.len, base, why);
  return (int)outcome_of(why.error);
}

/* The DER objects that are shown: what PEM calls them, what they are called here, and how they are shown. */
static const struct object {
  const char *label, *name;
  hsk_result (*show)(show s, const uint8_t *der, size_t len);
} objects[] = {{"CERTIFICATE", "certificate", show_cert},
               {"X509 CRL", "revocation list", show_crl},
               {"OCSP RESPONSE", "OCSP response", show_ocsp}};
enum { OBJECTS = sizeof objects / sizeof *objects };

static int inspect_object(const struct object *what, hsk_bytes der, size_t base, size_t index)
{
  show s = {stdout, 0};
  show_head(s, "%s %zu, %zu bytes", what->name, index, der.len);
  hsk_result r = what->show(show_deeper(s), der.data, der.len);
  return r.error == HSK_OK ? 0 : refuse(der, base, r);
}

static const struct object *object_of(const char *label)
{
  for (size_t i = 0; i < OBJECTS; i++)
    if (strcmp(label, objects[i].label) == 0) return &objects[i];
  return NULL;
}

static int inspect_pem(const char *path, hsk_bytes text)
{
  const struct object *what;
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
    else if ((what = object_of(label)) != NULL)
      status = inspect_object(what, object, 0, index++);
    else
      printf("%s, %zu bytes, not shown\n", label, len);
  }
  if (der != NULL) hsk_wipe_bytes(der, text.len + 1);
  free(der);
  if (status == 0 && index == 0) {
    fprintf(stderr, "hardshake: %s: holds no certificate, revocation list or OCSP response in PEM\n", path);
    return OUTCOME_LOCAL;
  }
  return status;
}

/* What an object in DER is: that which reads it, and if nothing does, a certificate. */
static const struct object *guess_object(hsk_bytes der)
{
  hsk_crl crl;
  hsk_ocsp ocsp;
  if (hsk_crl_parse(der.data, der.len, &crl).error == HSK_OK) return &objects[1];
  return &objects[hsk_ocsp_parse(der.data, der.len, &ocsp).error == HSK_OK ? 2 : 0];
}

/* Objects in DER, one behind the other; what NULL: each is to be guessed. */
static int inspect_der(const struct object *what, hsk_bytes data)
{
  size_t off = 0, index = 0;
  int status = 0;
  do {
    hsk_span element = hsk_der_any(data.data, data.len, off);
    size_t end = element.off == 0 ? data.len : hsk_der_end(element);
    hsk_bytes der = {data.data + off, end - off};
    status = inspect_object(what == NULL ? guess_object(der) : what, der, off, index++);
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

enum kind { KIND_UNKNOWN, KIND_CERT, KIND_CRL, KIND_OCSP, KIND_HANDSHAKE, KIND_RECORD, KIND_OBJECT };

static enum kind guess(hsk_bytes data)
{
  if (has_text(data, "-----BEGIN ")) return KIND_OBJECT;
  if (data.len == 0) return KIND_UNKNOWN;
  uint32_t first = hsk_u8(data.data, 0), second = data.len > 1 ? hsk_u8(data.data, 1) : 0;
  if (first == 0x30) return KIND_OBJECT;
  if (first >= 20 && first <= 23 && second == 3) return KIND_RECORD;
  if (strcmp(hsk_handshake_type_name(first), "?") != 0) return KIND_HANDSHAKE;
  return KIND_UNKNOWN;
}

static int inspect_data(const char *path, hsk_bytes data, enum kind kind)
{
  const struct object *what = NULL;
  if (kind == KIND_UNKNOWN) kind = guess(data);
  switch (kind) {
  case KIND_CERT:
  case KIND_CRL:
  case KIND_OCSP:
    what = &objects[kind - KIND_CERT];
    /* fall through */
  case KIND_OBJECT:
    return has_text(data, "-----BEGIN ") ? inspect_pem(path, data) : inspect_der(what, data);
  case KIND_HANDSHAKE:
    return inspect_handshake(data);
  case KIND_RECORD:
    return inspect_records(data);
  default:
    fprintf(stderr,
            "hardshake: %s: neither a certificate, revocation list or OCSP response nor TLS messages; --type "
            "says what it should be\n",
            path);
    return OUTCOME_LOCAL;
  }
}

int command_inspect(int argc, char **argv)
{
  static const struct option options[] = {
      {"type", required_argument, NULL, 't'}, {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
  static const char *const names[] = {"", "cert", "crl", "ocsp", "handshake", "record"};
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
      fprintf(stderr, "hardshake inspect: --type is cert, crl, ocsp, handshake or record, not %s\n", optarg);
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
