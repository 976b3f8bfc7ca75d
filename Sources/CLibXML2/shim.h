/* Debian builds libxml2 with ICU: its headers would pull in /usr/include/unicode, whose types clash with those that
   Foundation carries in its own ICU module. Swift never touches the fields this hides (xmlCharEncodingHandler). */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>
#include <libxml/xmlerror.h>
