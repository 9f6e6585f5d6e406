/* Declarations shared by the parts of the fuzzer. */
#ifndef QX_FUZZ_DRIVER_H
#define QX_FUZZ_DRIVER_H

#include "read/article.h"
#include "read/chunks.h"
#include "read/classes.h"
#include "read/page.h"
#include "read/features.h"
#include "read/line_rules.h"
#include "read/match.h"
#include "read/names.h"
#include "read/narration.h"
#include "scan/scan.h"

enum { LONGEST = 4096 };
extern uint32_t text[LONGEST], length; /* the current text */

void fail(const char *what); /* prints the text and how to reproduce it, and exits */
#define HOLDS(condition) ((condition) ? (void)0 : fail(#condition))

uint32_t random_below(uint32_t limit);
void *__real_malloc(size_t); /* never refuses */

void check_article(const qx_scan *scan);
void check_damage(void *const narrowed[5]); /* by width */
void check_openings(void *const narrowed[5]);
int openings_without_memory(const void *copy);
void check_passages(void *const narrowed[5]);
int passages_without_memory(const void *copy);
void check_rules(const qx_scan *scan);
void check_matches(const qx_scan *scan, const uint32_t *tags, const qx_table *chunks);
void check_names(const qx_scan *scan);
void check_narration(const qx_scan *scan);
void check_same(const qx_table *a, const qx_table *b);
void check_same_reading(const qx_scan *a, const qx_scan *b);

#endif
