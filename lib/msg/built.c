/* built.h, whose functions are inline: the unit that proves them. */
#include "msg/built.h"
