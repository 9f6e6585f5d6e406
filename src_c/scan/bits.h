/* Bits of tags and of features. */
#ifndef QX_BITS_H
#define QX_BITS_H

#include <stdint.h>

#define QX_BIT(place) (UINT32_C(1) << (place))
#define QX_FEATURE(place) (UINT64_C(1) << (place))

/* Prefetches memory that will be read soon. */
#ifdef __GNUC__
#define QX_PREFETCH(address) __builtin_prefetch(address)
#else
#define QX_PREFETCH(address) (void)(address)
#endif

#endif
