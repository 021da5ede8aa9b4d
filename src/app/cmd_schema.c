/* SPDX-License-Identifier: MIT */
/* schema: the format of levels for editors. */
#include "app/commands.h"
#include "content/schema_json.h"

enum exit_status command_schema(void)
{
    struct str out = {0};
    schema_json_write(&out);
    const enum exit_status status = app_print(str_text(&out), out.length);
    str_release(&out);
    return status;
}
