/* What the tool reads from files: bytes, certificates, private keys. */
#ifndef TOOL_FILES_H
#define TOOL_FILES_H
#include <stdio.h>
#include "chain/chain.h"
#include "crypto/crypto.h"

/* A function here answers 0, or prints one line on stderr and answers -1. */

/* file_read reads all of path, "-" for standard input. */
int file_read(const char *path, hsk_bytes *out);
/* file_drop wipes and frees what file_read or a reader below made. */
void file_drop(hsk_bytes *file);

typedef struct {
  hsk_anchor *anchors;
  size_t len;
} anchor_list;

/* anchors_add adds every certificate of a file. One that cannot be an anchor is reported on stderr and left
   out; none at all is a failure. */
int anchors_add(const char *path, anchor_list *list);

typedef struct {
  hsk_bytes *certs;
  size_t len;
} cert_list;

/* chain_read reads the certificates of a file, in its order. */
int chain_read(const char *path, cert_list *list);

/* objects_add adds the objects with this label in a PEM file, or the one that a file of DER is, unparsed. None is a failure. */
int objects_add(const char *path, const char *label, cert_list *list);

/* key_read reads the first private key of a PEM file. */
int key_read(const char *path, hsk_bytes *der, hsk_private_key *key);

#endif
