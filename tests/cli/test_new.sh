#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# new: what it makes passes check as it stands, in both languages; nothing that is there is touched.
. "$(dirname "$0")/common.sh"

parts=(pack stage quiz glossary cards events)
mapfile -t kinds < <(sed -n 's/^KIND(\(.*\))$/\1/p' "$source_root/src/tasks/tasks.def")
place=$folder/work
mkdir "$place"
cd "$place" || exit 1

for language in fi en; do
    run new "--lang=$language"
    listed=$(sed -n 's/^  \([a-z]*\) .*/\1/p' "$folder/out" | tr '\n' ' ')
    ends 0 && err_empty && is_clean "$folder/out" &&
        [ "$listed" = "${parts[*]} catalogue ${kinds[*]} " ] && ! grep -q ' $' "$folder/out"
    ok $? "new alone lists all there is ($language)"
    for what in "${parts[@]}" "${kinds[@]}"; do
        run new "$what" "$language/$what" "--lang=$language"
        ends 0 && err_empty && is_clean "$folder/out" && [ -f "$language/$what/pack.yaml" ] &&
            [ "$(grep -c '\.yaml$' "$folder/out")" -ge 2 ]
        ok $? "makes a $what ($language)"
        ! grep -qE 'SPDX|%\{| $' "$language/$what"/*.yaml && grep -q "^language: $language\$" "$language/$what/pack.yaml"
        ok $? "$what: no gap is left, no licence of ours ($language)"
        run check --lang=en "$language/$what"
        ends 0 && out_empty && err_empty
        ok $? "$what passes check as it stands ($language)"
    done
    for what in "${kinds[@]}" stage; do
        file=$(ls "$language/$what"/*.yaml | grep -v pack.yaml)
        feed $'q\n' preview "--lang=$language" --plain "$file"
        ends 0 && err_empty && ! out_has "[" && [ -s "$folder/out" ]
        ok $? "$what can be looked at ($language)"
    done
done

# The same kinds in both languages, with the same fields.
for what in "${parts[@]}" "${kinds[@]}" catalogue; do
    fields() { sed -n 's/^ *\(- \)\{0,1\}\(- { \)\{0,1\}\([a-z]*\):.*/\3/p' "$1"; }
    diff <(fields "$source_root/levels/templates/fi/$what.yaml" | sort) \
        <(fields "$source_root/levels/templates/en/$what.yaml" | sort) >"$folder/out"
    ok $? "$what: the same in both languages"
done

# Names: the id of a pack from its folder, that of a step from its file.
made() { # DIR ID TITLE
    run new stage "$1" --lang=fi
    ends 0 && grep -q "^pack: $2 " "./$1/pack.yaml" && grep -qxF "title: $3" "./$1/pack.yaml" &&
        "$program" check "$1"
    ok $? "a folder called $1"
}
made "Työpaikka nyt!" tyopaikka-nyt "Työpaikka nyt!"
made "a: b #c" a-b-c '"a: b #c"'
made "no" no '"no"'
made "日本" stage "日本"
made "deep/er/oma/" oma oma
made "-" stage '"-"'
mkdir here && (cd here && "$program" new quiz . --lang=fi >"$folder/out") && grep -q '^pack: here ' here/pack.yaml &&
    grep -qx testi.yaml "$folder/out"
ok $? "the folder where one is"
run new pick oma/02-jatko.yaml --lang=fi
ends 0 && grep -q '^stage: jatko ' oma/02-jatko.yaml && grep -qx '  - 02-jatko.yaml' oma/pack.yaml
ok $? "a file's own name"
cp oma/pack.yaml kept
run new order oma/03-loppu.yaml --lang=fi
ends 0 && cmp -s kept oma/pack.yaml && out_has "  - 03-loppu.yaml" && ! grep -qx 'oma/pack.yaml' "$folder/out"
ok $? "another file for a pack that is there: the pack is not touched, and it tells what to add"
feed $'q\n' preview --plain oma/03-loppu.yaml --lang=fi
ends 0 && out_has "Uusi askel"
ok $? "which can be looked at before it is added"
echo '  - 03-loppu.yaml' >>oma/pack.yaml
run check oma
ends 0 && out_empty
ok $? "and passes check when it was added"
run new glossary oma/sanat.yaml --lang=fi
ends 0 && out_has "glossary: sanat.yaml" && echo 'glossary: sanat.yaml' >>oma/pack.yaml && "$program" check oma
ok $? "a glossary, too"
for what in cards events; do
    run new "$what" "oma/$what.yaml" --lang=fi
    ends 0 && out_has "$what: $what.yaml" && echo "$what: $what.yaml" >>oma/pack.yaml && "$program" check oma
    ok $? "$what, too"
done

# Never over what is there.
refused() { # NAME FILE
    ends 1 && out_empty && err_lines 1 && err_has "$2" && [ "$(find . -type f | sort | xargs -d '\n' cksum)" = "$before" ]
    ok $? "$1"
}
before=$(find . -type f | sort | xargs -d '\n' cksum)
run new pick oma/02-jatko.yaml
refused "a file that is there" oma/02-jatko.yaml
run new pack oma
refused "a pack that is there" oma/pack.yaml
mkdir half && echo mine >half/choose.yaml
ln -s nowhere half/quiz.yaml
before=$(find . -type f | sort | xargs -d '\n' cksum)
run new choose half
refused "one of two files is there" half/choose.yaml
run new quiz half --lang=en
refused "a link that leads nowhere" half/quiz.yaml
echo mine >file
before=$(find . -type f | sort | xargs -d '\n' cksum)
run new choose file
ends 3 && err_lines 1 && out_empty && run new choose file/x.yaml && ends 3 &&
    [ "$(find . -type f | sort | xargs -d '\n' cksum)" = "$before" ]
ok $? "a file where a folder should be"
if [ "$(id -u)" -ne 0 ]; then
    mkdir shut && chmod 555 shut
    run new choose shut
    ends 3 && err_lines 1 && [ -z "$(ls shut)" ]
    ok $? "a folder that may not be written"
fi

# Words that are wrong.
run new chose oma
ends 2 && out_empty && err_has "did you mean 'choose'?"
ok $? "a word misspelt"
run new tanssi oma
ends 2 && err_has "'tanssi'" && [ ! -e tanssi ]
ok $? "a word that is none"
run new choose
ends 2 && err_has "askeleet new WHAT DIR"
ok $? "no folder"
run new pack uusi/alku.yaml
ends 2 && [ ! -e uusi ]
ok $? "a pack is a folder"
run new stage uusi/pack.yaml
ends 2 && [ ! -e uusi ]
ok $? "a step is not pack.yaml"

# A catalogue: every message, none of them translated, and the program takes it.
run new catalogue i18n
ends 2 && err_has "sv.yaml" && [ ! -e i18n ]
ok $? "a catalogue needs the name of its language"
for language in fi en; do
    rm -rf sv
    run new catalogue sv "--lang=$language"
    ends 0 && [ -f sv/sv.yaml ] && ! grep -q '%{messages}\|^%{tag}\| $' sv/sv.yaml
    ok $? "a catalogue ($language)"
    python3 - "$source_root" sv/sv.yaml >"$folder/out" 2>&1 <<'PY'
import re, sys
def keys(path):
    names, found = [], {}
    for line in open(path, encoding="utf-8"):
        entry = re.match(r'( *)"?([A-Za-z0-9-]+)"?:\s*(.*)$', line)
        if entry and not line.lstrip().startswith("#"):
            names[len(entry[1]) // 2:] = [entry[2]]
            if entry[3]:
                found[".".join(names[1:])] = entry[3]
    return found
root, path = sys.argv[1:]
want = set(keys(root + "/i18n/en.yaml")) | {k for k in keys(root + "/i18n/fi.yaml") if k.startswith("diag.")}
have = keys(path)
print("missing", sorted(want - set(have)), "surplus", sorted(set(have) - want))
print({k: v for k, v in have.items() if v != '""'})
sys.exit(set(have) != want or {k: v for k, v in have.items() if v != '""'} != {"language.name": '"sv"'})
PY
    ok $? "all messages are there, untranslated ($language)"
    tree=$folder/tree-$language
    mkdir -p "$tree/games" "$tree/share/games/askeleet"
    cp "$program" "$tree/games/askeleet"
    cp -r "$source_root/i18n" "$source_root/levels" "$tree/share/games/askeleet"
    cp sv/sv.yaml "$tree/share/games/askeleet/i18n"
    run --help --lang=en
    cp "$folder/out" "$folder/english"
    "$tree/games/askeleet" --help --lang=sv >"$folder/out" 2>"$folder/err"
    status=$?
    ends 0 && err_empty && cmp -s "$folder/out" "$folder/english"
    ok $? "the program takes it ($language)"
done
run new catalogue kieli/ar.yaml --lang=en
ends 0 && grep -q '^      zero: ""$' kieli/ar.yaml && grep -q '^      many: ""$' kieli/ar.yaml
ok $? "plural forms are those of the language"

"$program" new >/dev/full 2>"$folder/err"
[ $? -eq 3 ] && err_lines 1
ok $? "a full disk"

finish
