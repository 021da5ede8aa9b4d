# SPDX-License-Identifier: MIT
# CHANGELOG.md as a Debian changelog (deb-changelog(5)). Variables: today (YYYY-MM-DD), clock
# (HH:MM:SS), maintainer.
#
# A heading is `## VERSION, YYYY-MM-DD` or `## VERSION, not released yet`; below it stand
# paragraphs and points of a list, which become the entry's points, broken anew at 76 columns.

function weekday(year, month, day,    shift) { # Sakamoto's method; 1 = Sunday
    split("0 3 2 5 0 3 5 1 4 6 2 4", shift, " ")
    if (month < 3)
        year--
    return (year + int(year / 4) - int(year / 100) + int(year / 400) + shift[month] + day) % 7 + 1
}

function date_of(iso, time,    part, days, months) {
    split(iso, part, "-")
    split("Sun Mon Tue Wed Thu Fri Sat", days, " ")
    split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", months, " ")
    return sprintf("%s, %02d %s %d %s +0000", days[weekday(part[1], part[2] + 0, part[3] + 0)],
                   part[3], months[part[2] + 0], part[1], time)
}

function end_point(    words, count, i, line) {
    gsub(/\*/, "", point)
    count = split(point, words, " ")
    line = "  *"
    for (i = 1; i <= count; i++) {
        if (length(line) + 1 + length(words[i]) > 76) {
            print line
            line = "   "
        }
        line = line " " words[i]
    }
    if (count > 0)
        print line
    point = ""
}

function end_version() {
    if (version == "")
        return
    end_point()
    printf "\n -- %s  %s\n", maintainer, date
}

/^## / {
    end_version()
    if (version != "")
        print ""
    version = $2
    sub(/,$/, "", version)
    released = $3 ~ /^[0-9]+-[0-9]+-[0-9]+$/
    date = released ? date_of($3, "12:00:00") : date_of(today, clock)
    printf "askeleet (%s) %s; urgency=medium\n\n", version, released ? "unstable" : "UNRELEASED"
    next
}
version == "" { next }
/^- / || /^$/ { end_point() }
{
    sub(/^- /, "")
    point = point " " $0
}
END { end_version() }
