#include "files.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "core/wipe.h"

void file_drop(hsk_bytes *file)
{
  uint8_t *data = (uint8_t *)(uintptr_t)file->data; /* it came from malloc */
  if (data != NULL) hsk_wipe_bytes(data, file->len);
  free(data);
  file->data = NULL;
  file->len = 0;
}

#define FILE_MAX ((size_t)64 << 20)

static int complain(const char *path, const char *what)
{
  fprintf(stderr, "hardshake: %s: %s\n", path, what);
  return -1;
}

static int complain_error(const char *path, hsk_result why)
{
  fprintf(stderr, "hardshake: %s: %s: %s (%s), at byte %zu\n", path, hsk_error_name(why.error),
          hsk_error_sentence(why.error), hsk_error_rfc(why.error), why.at);
  return -1;
}

static void *more_memory(void *p, size_t n)
{
  p = realloc(p, n);
  if (p == NULL) {
    fputs("hardshake: out of memory\n", stderr);
    exit(2);
  }
  return p;
}

static int read_all(FILE *f, const char *path, hsk_bytes *out)
{
  uint8_t *data = NULL;
  size_t len = 0, cap = 0;
  for (;;) {
    if (cap - len < 4096) data = more_memory(data, cap = 2 * cap + 65536);
    size_t n = fread(data + len, 1, cap - len, f);
    len += n;
    if (n == 0) break;
    if (len > FILE_MAX) break;
  }
  out->data = data;
  out->len = len;
  if (!ferror(f) && len <= FILE_MAX) return 0;
  complain(path, ferror(f) ? strerror(errno) : "longer than 64 MB");
  file_drop(out);
  return -1;
}

int file_read(const char *path, hsk_bytes *out)
{
  if (strcmp(path, "-") == 0) return read_all(stdin, "standard input", out);
  FILE *f = fopen(path, "rb");
  if (f == NULL) return complain(path, strerror(errno));
  setvbuf(f, NULL, _IONBF, 0); /* no copy of a private key in a stdio buffer */
  int r = read_all(f, path, out);
  fclose(f);
  return r;
}

/* The next PEM object of text, in memory of its own. 1: found, 0: there is no further one, -1: broken. */
static int next_object(const char *path, hsk_bytes text, size_t *pos, char label[32], hsk_bytes *der)
{
  uint8_t *out = more_memory(NULL, text.len + 1);
  size_t len = 0;
  hsk_result r = hsk_pem_decode(text, pos, label, out, text.len, &len);
  if (r.error == HSK_OK) {
    der->data = out;
    der->len = len;
    return 1;
  }
  free(out);
  return r.error == HSK_PEM_NOT_FOUND ? 0 : complain_error(path, r);
}

/* A file of DER is one object, whatever its label would be. */
static int is_der(hsk_bytes text)
{
  return text.len > 0 && text.data[0] == 0x30;
}

static int keep_object(cert_list *list, hsk_bytes der)
{
  list->certs = more_memory(list->certs, (list->len + 1) * sizeof *list->certs);
  list->certs[list->len++] = der;
  return 0;
}

static int read_objects(const char *path, const char *wanted, cert_list *list)
{
  hsk_bytes text, der;
  size_t pos = 0, before = list->len;
  char label[32];
  int found;
  if (file_read(path, &text) != 0) return -1;
  if (is_der(text)) return keep_object(list, text);
  while ((found = next_object(path, text, &pos, label, &der)) == 1) {
    if (strcmp(label, wanted) == 0)
      keep_object(list, der);
    else
      file_drop(&der);
  }
  file_drop(&text);
  if (found < 0) return -1;
  if (list->len > before) return 0;
  return complain(path, strcmp(wanted, "CERTIFICATE") == 0 ? "holds no certificate"
                        : strcmp(wanted, "X509 CRL") == 0  ? "holds no revocation list"
                                                           : "holds no OCSP response");
}

int objects_add(const char *path, const char *label, cert_list *list)
{
  return read_objects(path, label, list);
}

int chain_read(const char *path, cert_list *list)
{
  if (read_objects(path, "CERTIFICATE", list) != 0) return -1;
  for (size_t i = 0; i < list->len; i++) {
    hsk_cert cert;
    hsk_result r = hsk_cert_parse(list->certs[i].data, list->certs[i].len, &cert);
    if (r.error != HSK_OK) return complain_error(path, r);
  }
  return 0;
}

int anchors_add(const char *path, anchor_list *list)
{
  cert_list certs = {NULL, 0};
  size_t before = list->len;
  if (read_objects(path, "CERTIFICATE", &certs) != 0) return -1;
  list->anchors = more_memory(list->anchors, (list->len + certs.len) * sizeof *list->anchors);
  for (size_t i = 0; i < certs.len; i++) {
    hsk_result r = hsk_anchor_from_cert(certs.certs[i], &list->anchors[list->len]);
    if (r.error == HSK_OK)
      list->len++;
    else
      fprintf(stderr, "hardshake: %s: certificate %zu is left out: %s: %s, at byte %zu\n", path, i,
              hsk_error_name(r.error), hsk_error_sentence(r.error), r.at);
  }
  free(certs.certs);
  return list->len > before ? 0 : complain(path, "holds no certificate that can be a trust anchor");
}

int key_read(const char *path, hsk_bytes *der, hsk_private_key *key)
{
  hsk_bytes text;
  size_t pos = 0;
  char label[32];
  int found, encrypted = 0;
  if (file_read(path, &text) != 0) return -1;
  while ((found = next_object(path, text, &pos, label, der)) == 1) {
    if (strcmp(label, "ENCRYPTED PRIVATE KEY") == 0) encrypted = 1;
    if (strcmp(label, "PRIVATE KEY") == 0 || strcmp(label, "RSA PRIVATE KEY") == 0 ||
        strcmp(label, "EC PRIVATE KEY") == 0)
      break;
    file_drop(der);
  }
  file_drop(&text);
  if (found < 0) return -1;
  if (found == 0)
    return complain(path, encrypted ? "the private key is encrypted" : "holds no private key in PEM");
  hsk_result r = hsk_private_key_parse(der->data, der->len, key);
  return r.error == HSK_OK ? 0 : complain_error(path, r);
}
