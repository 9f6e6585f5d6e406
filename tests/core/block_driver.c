/* Counts the basic blocks of code that the scanner runs: the compiler inserts a call into each. */
#include "scan/scan.h"

static uint64_t blocks;

void __sanitizer_cov_trace_pc(void) { blocks++; }

/* Fills a lexicon with one phrase of the greatest length: a a a … b. */
static int fill(qx_lexicon *lexicon) {
    uint32_t text[QX_MAX_PHRASE], ends[QX_MAX_PHRASE];
    for (uint32_t word = 0; word < QX_MAX_PHRASE; word++) {
        text[word] = word + 1 < QX_MAX_PHRASE ? 'a' : 'b';
        ends[word] = word + 1;
    }
    return qx_lexicon_init(lexicon) || !qx_lexicon_add(lexicon, text, ends, QX_MAX_PHRASE, (qx_entry){.classes = CLASS_TRIGGER}) || qx_lexicon_seal(lexicon);
}

/* The number of blocks run to scan a text of `length` characters of `width` bytes; 0 if memory runs out. */
uint64_t scan_blocks(const void *text, uint32_t length, int width) {
    qx_lexicon lexicon;
    qx_scan scan;
    int failed = fill(&lexicon);
    blocks = 0;
    failed = failed || qx_scan_run(&scan, text, length, width, &lexicon, NULL);
    if (!failed) qx_scan_free(&scan);
    qx_lexicon_free(&lexicon);
    return failed ? 0 : blocks;
}
