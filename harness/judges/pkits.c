/* harness/pkits [-v] DIR: NIST's public key interoperability test suite, by DIR/cases.tsv. Its certificates test the algorithm of RFC 5280 6 and
   break section 4 here and there, so they run in the profile path. Certificates signed with DSA answer that they are not supported: such a
   case passes if that is the answer. */
#include <stdlib.h>
#include <string.h>
#include "judge.h"

static judge_case c;

enum { NUMBER, TITLE, EXPECTED, CERTS, CRLS, POLICIES, EXPLICIT, MAPPING, ANY, COLUMNS };

static char *next_word(char **at)
{
  while (**at == ' ' || **at == ',')
    (*at)++;
  char *word = *at;
  *at += strcspn(*at, " ,");
  if (**at != 0) *(*at)++ = 0;
  return *word != 0 ? word : NULL;
}

static hsk_span add(const char *dir, const char *folder, const char *name, const char *suffix)
{
  char path[512];
  snprintf(path, sizeof path, "%s/%s/%s%s", dir, folder, name, suffix);
  hsk_span der = judge_add_file(&c, path);
  if (der.len == 0) fprintf(stderr, "pkits: cannot read %s\n", path);
  return der;
}

/* The anchor comes first and the target last; the pool wants the target first. */
static void load(const char *dir, char *certs, char *crls)
{
  hsk_span chain[32];
  size_t n = 0;
  char *name;
  judge_start(&c);
  while ((name = next_word(&certs)) != NULL && n < 32)
    chain[n++] = add(dir, "certs", name, ".crt");
  if (n != 0) judge_add_anchor(&c, chain[0]);
  for (size_t i = n; i > 1; i--)
    judge_add_cert(&c, chain[i - 1]);
  while ((name = next_word(&crls)) != NULL)
    judge_add_crl(&c, add(dir, "crls", name, ".crl"));
}

/* NIST-test-policy-N is 2.16.840.1.101.3.2.1.48.N. */
static size_t policies_of(char *list, uint8_t oids[][10], hsk_bytes *policies)
{
  static const uint8_t arc[10] = {0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x02, 0x01, 0x30, 0};
  size_t n = 0;
  char *name;
  while ((name = next_word(&list)) != NULL && n < 8) {
    if (strcmp(name, "anyPolicy") == 0) return 0;
    memcpy(oids[n], arc, sizeof arc);
    oids[n][9] = (uint8_t)atoi(name + strcspn(name, "0123456789"));
    policies[n] = (hsk_bytes){oids[n], sizeof arc};
    n++;
  }
  return n;
}

static void one(judge_count *n, const char *dir, char **column, int64_t now)
{
  uint8_t oids[8][10];
  hsk_bytes policies[8];
  char id[160];
  load(dir, column[CERTS], column[CRLS]);
  hsk_chain_request req = {.profile = HSK_PROFILE_PATH,
                           .purpose = HSK_PURPOSE_ANY,
                           .now_time = now,
                           .min_rsa_bits = 1024,
                           .revocation = HSK_REVOCATION_REQUIRED,
                           .policies = policies,
                           .policies_len = policies_of(column[POLICIES], oids, policies)};
  if (strcmp(column[EXPLICIT], "true") == 0) req.policy_flags |= HSK_POLICY_EXPLICIT;
  if (strcmp(column[MAPPING], "true") == 0) req.policy_flags |= HSK_POLICY_INHIBIT_MAPPING;
  if (strcmp(column[ANY], "true") == 0) req.policy_flags |= HSK_POLICY_INHIBIT_ANY;
  snprintf(id, sizeof id, "%s %s", column[NUMBER], column[TITLE]);
  hsk_result r = judge_check(&c, &req);
  int expected = strcmp(column[EXPECTED], "valid") == 0;
  if (strstr(column[TITLE], "DSA") != NULL) {
    if (r.error == HSK_CERT_UNSUPPORTED_KEY || r.error == HSK_CERT_UNSUPPORTED_SIGNATURE) expected = 0;
    judge_note(n, id, expected, r, "DSA is not supported");
    return;
  }
  judge_note(n, id, expected, r, "");
}

int main(int argc, char **argv)
{
  static judge_count n;
  static char line[4096], path[512];
  int at = 1;
  if (argc > 1 && strcmp(argv[1], "-v") == 0) {
    n.verbose = 1;
    at = 2;
  }
  if (argc != at + 1) {
    fputs("usage: pkits [-v] DIR\n", stderr);
    return 2;
  }
  snprintf(path, sizeof path, "%s/cases.tsv", argv[at]);
  FILE *f = fopen(path, "r");
  if (f == NULL) {
    perror(path);
    return 2;
  }
  while (fgets(line, sizeof line, f) != NULL) {
    char *column[COLUMNS], *p = line;
    line[strcspn(line, "\r\n")] = 0;
    if (line[0] == '#' || line[0] == 0) continue;
    for (int i = 0; i < COLUMNS; i++) {
      column[i] = p;
      p += strcspn(p, "\t");
      if (*p != 0) *p++ = 0;
    }
    /* the certificates are valid from 2010 to 2030 */
    one(&n, argv[at], column, 1577836800);
  }
  fclose(f);
  return judge_end(&n);
}
