/* Counts what the scanner does, in blocks of its code that run: the compiler puts a call into each. */
#include "scan/scan.h"

static uint64_t blocks;

void __sanitizer_cov_trace_pc(void) { blocks++; }

/* A lexicon with one phrase, which goes on for as long as a phrase may: a a a … b. */
static int fill(qx_lexicon *lexicon) {
    uint32_t text[QX_MAX_PHRASE], ends[QX_MAX_PHRASE];
    for (uint32_t word = 0; word < QX_MAX_PHRASE; word++) {
        text[word] = word + 1 < QX_MAX_PHRASE ? 'a' : 'b';
        ends[word] = word + 1;
    }
    return qx_lexicon_init(lexicon) || !qx_lexicon_add(lexicon, text, ends, QX_MAX_PHRASE, (qx_entry){.classes = CLASS_TRIGGER}) || qx_lexicon_seal(lexicon);
}

/* The blocks that run while a text of `length` characters of `width` bytes is scanned; 0 without memory. */
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
