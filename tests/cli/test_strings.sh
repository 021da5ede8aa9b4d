#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# strings: what is there to translate, as a table and as a worksheet, and a worksheet put back.
. "$(dirname "$0")/common.sh"

pack=$folder/pack
mkdir "$pack"
printf '# Oma paketti\r\npack: p\r\nformat: 1\r\ntitle: Paketti # nimi\r\nlanguage: fi\r\nstages: [s.yaml]\r\n' \
    >"$pack/pack.yaml"
cat >"$pack/s.yaml" <<'EOT'
stage: s
title: { fi: Alku, sv: Start }
scene: >-
  Olet kahvilla.

  Ystävä tulee.
tasks:
  - id: mita-sanot
    kind: choose
    prompt: Mitä, ja miksi?   # huom
    options:
      - { id: x, text: Hei, points: 1 }
      - { id: y, text: Moi, points: 0 }
EOT
cp -r "$pack" "$folder/before"

run strings --lang=sv "$pack"
ends 0 && err_empty && is_clean "$folder/out" && [ "$(lines_of "$folder/out")" -eq 7 ] &&
    out_has "$pack/s.yaml:10:13" && out_has "s.yaml#mita-sanot.options.x.text" &&
    out_has "Olet kahvilla. Ystävä tulee." && ! out_has "s.yaml#title"
ok $? "a table of what is missing"
run strings --lang=fi "$pack"
ends 0 && err_empty && [ "$(cat "$folder/out")" = "$(word strings.none | sed 's/%{language}/fi/')" ]
ok $? "nothing to do"
run strings --lang=sv --format=yaml "$pack"
ends 0 && err_empty && [ "$(grep -c '^    translation: ""$' "$folder/out")" -eq 5 ] &&
    out_has '    source: "Mitä, ja miksi?"' && out_has '      Ystävä tulee.'
ok $? "a worksheet"
cp "$folder/out" "$folder/sheet.yaml"

run strings --lang=sv --merge="$folder/sheet.yaml" "$pack"
ends 0 && err_empty && diff -r "$folder/before" "$pack"
ok $? "an empty worksheet changes nothing"

python3 - "$folder/sheet.yaml" <<'PY'
import sys
path = sys.argv[1]
words = iter(["Paketet", "Du är på kafé.\\n\\nEn vän: \\\"hej\\\" # kommer.", "Vad, och varför?", "Hej", "Hallå"])
lines = [line if line != '    translation: ""\n' else f'    translation: "{next(words)}"\n'
         for line in open(path, encoding="utf-8")]
open(path, "w", encoding="utf-8").writelines(lines)
PY
run strings --merge="$folder/sheet.yaml" "$pack"
ends 0 && err_empty && out_has 5 && [ "$(lines_of "$folder/out")" -eq 1 ]
ok $? "a filled worksheet goes in"
printf '# Oma paketti\r\npack: p\r\nformat: 1\r\ntitle: { fi: Paketti, sv: Paketet } # nimi\r\nlanguage: fi\r\nstages: [s.yaml]\r\n' \
    | cmp - "$pack/pack.yaml"
ok $? "remarks and line ends stay"
diff - "$pack/s.yaml" <<'EOT'
stage: s
title: { fi: Alku, sv: Start }
scene:
  fi: >-
    Olet kahvilla.

    Ystävä tulee.
  sv: >-
    Du är på kafé.


    En vän: "hej" # kommer.
tasks:
  - id: mita-sanot
    kind: choose
    prompt:
      fi: Mitä, ja miksi?   # huom
      sv: Vad, och varför?
    options:
      - { id: x, text: { fi: Hei, sv: Hej }, points: 1 }
      - { id: y, text: { fi: Moi, sv: Hallå }, points: 0 }
EOT
ok $? "only what was to change has changed"
run check "$pack"
ends 0 && out_empty
ok $? "the pack passes as before"
run strings --lang=sv "$pack"
ends 0 && [ "$(lines_of "$folder/out")" -eq 1 ]
ok $? "nothing is left to do"

sed -i 's/fi: Moi/fi: Terve/' "$pack/s.yaml"
run strings --lang=sv "$pack"
ends 0 && out_has "$(word strings.stale)" && [ "$(lines_of "$folder/out")" -eq 3 ] && out_has "Terve"
ok $? "a source that changed is told"
run strings --lang=sv --format=yaml "$pack"
ends 0 && out_has '    now: "Hallå"'
ok $? "the worksheet shows the old translation"
rm -r "$pack/strings"
run strings --lang=sv "$pack"
[ "$(lines_of "$folder/out")" -eq 1 ]
ok $? "what is not known is not stale"

# Mistakes.
sed -i 's/Vad, och varför?/Vad, [[och varför?/' "$folder/sheet.yaml"
cp -r "$folder/before" "$folder/again"
run strings --merge="$folder/sheet.yaml" "$folder/again"
ends 1 && out_empty && err_has "[markup-open]" && err_has "$folder/sheet.yaml:" &&
    diff -r "$folder/before" "$folder/again"
ok $? "a translation with a mistake: told in the worksheet, and nothing is done"
run strings --lang=en --merge="$folder/sheet.yaml" "$pack"
ends 1 && out_empty && err_lines 1 && err_has sv
ok $? "another language than the worksheet's"
run strings --lang=sv --merge="$folder/none.yaml" "$pack"
ends 1 && out_empty && err_has "[file-missing]"
ok $? "no worksheet"
run strings --lang=sv "$source_root/tests/content/bad/field-misspelt"
ends 1 && out_empty && err_has "[field-unknown]"
ok $? "a pack with mistakes is to be mended first"
run strings --lang=sv "$source_root/tests/content/bad/language-missing"
ends 0 && err_empty
ok $? "texts that a promised language lacks are no mistake here"
run strings --lang=sv
ends 0 && [ "$(lines_of "$folder/out")" -gt 1000 ]
ok $? "the pack that came with the program"
run strings
ends 2 && out_empty && err_lines 2 && err_has "--lang=TAG"
ok $? "no language"
run strings --lang=s_v
ends 2 && err_has "'s_v'"
ok $? "no tag"
run strings --lang=sv --format=json
ends 2 && err_has "text or yaml"
ok $? "no json"
run strings --lang=sv a b
ends 2 && err_has "'b'"
ok $? "one folder at a time"
"$program" strings --lang=sv "$pack" >/dev/full 2>"$folder/err"
[ $? -eq 3 ] && err_lines 1
ok $? "a full disk"

finish
