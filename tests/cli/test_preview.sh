#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# preview of a file that is not watched: what is played, from where, and that nothing is kept.
# (Watching is in tests/screen.)
. "$(dirname "$0")/common.sh"

pack=$source_root/tests/cli/pack
cp -r "$pack" "$folder/oma"
cd "$folder" || exit 1
task=$(sed -n 's/^ *- id: //p' oma/eka.yaml | head -n 1)
stage=$(sed -n 's/^stage: //p' oma/toka.yaml)
question=$(sed -n '/^questions:/,$s/.*id: \([a-z0-9-]*\).*/\1/p' oma/testi.yaml | sed -n 1p)

begins() { # NAME WHAT
    feed $'q\n' preview "$2" --plain --lang=fi --ascii --seed=1
    ends 0 && err_empty && is_clean "$folder/out" && [ -s "$folder/out" ]
    ok $? "$1"
}
begins "a step" oma/eka.yaml
cp out step
begins "a step and a task" "oma/eka.yaml#$task"
! cmp -s out step
ok $? "begins at the task"
begins "a pack" oma
begins "a pack by its file" oma/pack.yaml
begins "a pack and a step" "oma#$stage"
cp out here
begins "a pack and a task" "oma/pack.yaml#$task"
begins "a test" oma/testi.yaml
begins "a test and a question" "oma/testi.yaml#$question"
begins "a glossary: its pack" oma/sanat.yaml
begins "an empty place" "oma/eka.yaml#"
cp -r oma 'odd#name' && begins "a name with a sign in it" 'odd#name/eka.yaml'
begins "and with a task" "odd#name/eka.yaml#$task"

# All steps are open.
scene=$(sed -n 's/^scene: { fi: \([^,]*\),.*/\1/p' oma/toka.yaml)
grep -q '^unlock: ' oma/toka.yaml && begins "a step that is locked" oma/toka.yaml
out_has "$scene" && cmp -s out here
ok $? "is open, by itself and in its pack"

# A file by itself: what leads out of it is not held against it.
mkdir alone
cat >alone/x.yaml <<'YAML'
stage: x
title: X
unlock: { done: nowhere }
scene: "Mikä on [[outo sana]]?"
tasks:
  - id: a
    kind: choose
    prompt: Mitä?
    options: [{ id: a, text: "Yksi", points: 1 }, { id: b, text: "Kaksi", points: 0 }]
    contact: { name: Aino, ring: far, group: jokin, through: Sara }
YAML
feed $'g\n\n\n1\n\n\nq\n' preview alone/x.yaml --plain --lang=fi
ends 0 && err_empty && out_has "outo sana" && out_has "Yksi"
ok $? "a file by itself"

# Nothing is kept.
feed $'l\n\nq\n' preview oma/eka.yaml --plain --lang=fi
ends 0 && [ -z "$(find "$home" -type f)" ]
ok $? "nothing is saved, not even the language"

# What cannot be played.
run preview "oma/eka.yaml#nowhere" --lang=en
ends 1 && out_empty && err_lines 1 && err_has "'nowhere'" && err_has "$task"
ok $? "no such task, and which there are"
run preview "oma/eka.yaml#$stage" --lang=en
ends 1 && err_lines 1
ok $? "the id of another step"
sed 's/^title:/titel:/' oma/eka.yaml >alone/broken.yaml
run preview alone/broken.yaml --lang=fi
ends 1 && out_empty && err_has "alone/broken.yaml" && err_has "tarkoititko 'title'?" && err_has "[field-unknown]"
ok $? "a broken file: what is wrong"
run preview alone/nowhere.yaml --lang=en
ends 1 && out_empty && err_has "[file-missing]"
ok $? "no such file"
run preview alone --lang=en
ends 1 && err_has "[pack-empty]"
ok $? "a folder without a pack"
cp oma/sanat.yaml alone
run preview alone/sanat.yaml --lang=en
ends 1 && err_has "[pack-empty]"
ok $? "a glossary without a pack"
mkdir words && cp oma/sanat.yaml words
printf 'pack: w\nformat: 1\ntitle: W\nlanguage: fi\nglossary: sanat.yaml\n' >words/pack.yaml
run preview words --lang=en
ends 1 && err_has "'stages'"
ok $? "a pack of words alone"
run preview --watch nowhere/x.yaml --lang=en
ends 3 && out_empty && err_lines 1 && err_has "nowhere/"
ok $? "a folder that cannot be watched"
run preview --lang=en
ends 2 && err_has "askeleet preview FILE"
ok $? "no file"

finish
