//! The rows below a line of source: its marks, and what each label says, beside its mark, below it, or led there from
//! the left.
//!
//! A label is broken over several rows only where neither side has room for it. This module deliberately knows neither
//! findings nor colours: cells say what they belong to.

use std::collections::VecDeque;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns a label keeps however far right it stands.
const NARROWEST: usize = 26;
/// Columns between the mark and the text that is led away from it.
const LEAD: usize = 3;

/// A marked place on one line, in columns.
#[derive(Debug)]
pub(super) struct Mark<'a> {
    /// Its first column.
    pub(super) start: usize,
    /// The column after its last one, which is never before the first.
    pub(super) end: usize,
    /// What is said of it; may be empty.
    pub(super) text: &'a str,
    /// Whether it is where to look first.
    pub(super) is_primary: bool,
}

/// The characters to draw with.
#[derive(Debug)]
pub(super) struct Shapes {
    /// Under the primary place: the line, and where its label is led away.
    pub(super) primary: (char, char),
    /// Under another place.
    pub(super) part: (char, char),
    /// Down to a label in a lower row.
    pub(super) down: char,
    /// Along to a label.
    pub(super) along: char,
    /// From above to the right.
    pub(super) to_right: char,
    /// From above to the left.
    pub(super) to_left: char,
}

/// What a drawn character belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// Nothing.
    Blank,
    /// The primary place.
    Primary,
    /// Another place.
    Part,
}

/// Stands in a row for the second column of a wide character.
pub(super) const COVERED: char = '\0';

/// One row of characters, one for each column.
pub(super) type Row = Vec<(char, Ink)>;

/// Where a label stands.
enum Side {
    /// Below the first column of the mark, and on to the right.
    Right,
    /// Left of the last column of the mark.
    Left,
    /// Across the first column of the mark, from this column on.
    Below(usize),
}

/// A label that does not stand beside its mark.
struct Led<'m> {
    mark: &'m Mark<'m>,
    anchor: usize,
    side: Side,
    lines: Vec<String>,
}

/// The rows below a line with these marks, which are in order and do not overlap.
pub(super) fn rows(marks: &[Mark<'_>], width: usize, shapes: &Shapes) -> Vec<Row> {
    if marks.is_empty() {
        return Vec::new();
    }
    let (led, beside) = arrange(marks, width);
    let mut first = Row::new();
    for mark in marks {
        let line: String = std::iter::repeat_n(shape(mark, shapes).0, mark.end - mark.start).collect();
        put(&mut first, mark.start, &line, ink(mark));
    }
    for led in &led {
        put(&mut first, led.anchor, &shape(led.mark, shapes).1.to_string(), ink(led.mark));
    }
    if let Some(mark) = beside {
        put(&mut first, mark.end + 1, mark.text, ink(mark));
    }
    let mut rows = vec![first];
    for (at, label) in led.iter().enumerate() {
        rows.extend(label.rows(&led[at + 1..], shapes));
    }
    rows
}

/// Which labels are led away from their marks, in the order of their rows, and the one that stands beside its mark.
///
/// Rows are taken from the right end while there is room on the right, else from the left end: then no label crosses
/// the way to another.
fn arrange<'m>(marks: &'m [Mark<'m>], width: usize) -> (Vec<Led<'m>>, Option<&'m Mark<'m>>) {
    let mut left: VecDeque<&Mark<'_>> = marks.iter().filter(|mark| !mark.text.is_empty()).collect();
    let has_room = |mark: &&Mark<'_>| mark.end + 1 + mark.text.width() <= width;
    let beside = marks.last().filter(|mark| !mark.text.is_empty()).filter(has_room);
    if beside.is_some() {
        left.pop_back();
    }
    let mut led = Vec::new();
    while let (Some(&first), Some(&last)) = (left.front(), left.back()) {
        let right = width.saturating_sub(last.start + LEAD + 1);
        let before = (first.end - 1).saturating_sub(LEAD);
        let fits = (last.text.width() <= right, first.text.width() <= before);
        let is_sole = left.len() == 1 && last.text.width() <= width;
        led.push(match fits {
            (false, false) if is_sole => Led::below(last, width),
            (true, _) => Led::right(last, right),
            (_, true) => Led::left(first, before),
            _ if before > right => Led::left(first, before),
            _ => Led::right(last, right.max(NARROWEST)),
        });
        match led.last().map(|label| &label.side) {
            Some(Side::Left) => left.pop_front(),
            _ => left.pop_back(),
        };
    }
    (led, beside)
}

impl<'m> Led<'m> {
    fn right(mark: &'m Mark<'m>, room: usize) -> Self {
        Self { mark, anchor: mark.start, side: Side::Right, lines: wrap(mark.text, room) }
    }

    fn left(mark: &'m Mark<'m>, room: usize) -> Self {
        Self { mark, anchor: mark.end - 1, side: Side::Left, lines: wrap(mark.text, room) }
    }

    fn below(mark: &'m Mark<'m>, width: usize) -> Self {
        let start = width.saturating_sub(mark.text.width());
        Self { mark, anchor: mark.start, side: Side::Below(start), lines: vec![mark.text.to_owned()] }
    }

    /// Its rows, with the ways to the labels of later rows.
    fn rows(&self, later: &[Self], shapes: &Shapes) -> Vec<Row> {
        let Shapes { along, to_right, to_left, .. } = shapes;
        let start = self.anchor.saturating_sub(LEAD + self.lines.first().map_or(0, |line| line.width()));
        let row = |(number, text): (usize, &String)| {
            let (start, text) = match self.side {
                Side::Right if number == 0 => (self.anchor, format!("{to_right}{along}{along} {text}")),
                Side::Right => (self.anchor + LEAD + 1, text.clone()),
                Side::Left if number == 0 => (start, format!("{text} {along}{along}{to_left}")),
                Side::Left => (start, text.clone()),
                Side::Below(start) => (start, text.clone()),
            };
            let mut row = Row::new();
            put(&mut row, start, &text, ink(self.mark));
            for later in later {
                put(&mut row, later.anchor, &shapes.down.to_string(), ink(later.mark));
            }
            row
        };
        self.lines.iter().enumerate().map(row).collect()
    }
}

const fn ink(mark: &Mark<'_>) -> Ink {
    if mark.is_primary { Ink::Primary } else { Ink::Part }
}

const fn shape(mark: &Mark<'_>, shapes: &Shapes) -> (char, char) {
    if mark.is_primary { shapes.primary } else { shapes.part }
}

/// Writes a text into a row from a column on, over what is there.
fn put(row: &mut Row, column: usize, text: &str, ink: Ink) {
    let end = column + text.width();
    if row.len() < end {
        row.resize(end, (' ', Ink::Blank));
    }
    let mut at = column;
    for character in text.chars() {
        let width = character.width().unwrap_or(1);
        if width > 0 {
            row[at] = (character, ink);
            row[at + 1..at + width].fill((COVERED, ink));
        }
        at += width;
    }
}

/// Breaks a text between words into lines of at most this many columns.
pub(super) fn wrap(text: &str, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.len() - 1;
        let line = &mut lines[last];
        if line.is_empty() {
            line.push_str(word);
        } else if line.width() + 1 + word.width() <= room {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPES: Shapes =
        Shapes { primary: ('^', '|'), part: ('-', '|'), down: '|', along: '-', to_right: '`', to_left: '\'' };

    fn drawn(marks: &[(usize, usize, &str)], width: usize) -> Vec<String> {
        let marks: Vec<Mark<'_>> =
            marks.iter().map(|&(start, end, text)| Mark { start, end, text, is_primary: start == 0 }).collect();
        let line = |row: Row| row.into_iter().map(|(character, _)| character).collect::<String>();
        rows(&marks, width, &SHAPES).into_iter().map(line).collect()
    }

    #[test]
    fn a_label_stands_beside_its_mark_where_it_fits() {
        assert_eq!(drawn(&[(0, 3, "one")], 7), ["^^^ one"]);
        assert_eq!(drawn(&[(2, 5, "")], 7), ["  ---"]);
    }

    #[test]
    fn labels_are_led_from_the_right_end_while_there_is_room() {
        let marks = [(0, 3, "one"), (5, 8, "two"), (10, 13, "three")];
        assert_eq!(drawn(&marks, 20), ["|^^  |--  --- three", "|    `-- two", "`-- one"]);
    }

    #[test]
    fn else_from_the_left_end() {
        let marks = [(5, 8, "one"), (12, 15, "two")];
        assert_eq!(drawn(&marks, 16), ["     --|    --|", " one --'      |", "        two --'"]);
    }

    #[test]
    fn a_label_alone_may_stand_across() {
        assert_eq!(drawn(&[(6, 8, "seven eight")], 14), ["      |-", "   seven eight"]);
    }

    #[test]
    fn labels_without_room_are_broken_where_there_is_more_of_it() {
        let text = "one two three four five six seven";
        assert_eq!(drawn(&[(2, 4, text)], 20), ["  |-", "  `-- one two three four five", "      six seven"]);
        let expected = [
            "                               --|    --|",
            "   one two three four five six --'      |",
            "   seven                                |",
            "                   eight nine ten ten --'",
        ];
        assert_eq!(drawn(&[(31, 34, text), (38, 41, "eight nine ten ten")], 44), expected);
    }

    #[test]
    fn labels_break_between_words() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("incomprehensibilities are long", 5), ["incomprehensibilities", "are", "long"]);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        let row = &rows(&[Mark { start: 6, end: 8, text: "語", is_primary: false }], 9, &SHAPES)[1];
        let characters: String = row.iter().map(|&(character, _)| character).collect();
        assert_eq!(characters, "  語\0 --'");
    }
}
