//! The format of `.env` files: `NAME=value` lines, comments, quotes that may span lines, `export` in front.

/// The variables in `content`, in its order; a name may come twice.
pub(crate) fn parse(content: &str) -> Vec<(String, String)> {
    let mut rest = content.trim_start_matches('\u{feff}');
    let mut variables = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return variables;
        }
        let line = rest.split('\n').next().unwrap_or_default();
        if line.starts_with('#') {
            rest = after(rest, line.len());
            continue;
        }
        let Some(equals) = line.find('=') else {
            rest = after(rest, line.len());
            continue;
        };
        let name = line.get(..equals).unwrap_or_default().trim();
        let name = name.strip_prefix("export ").unwrap_or(name).trim();
        let value = rest.get(equals + 1..).unwrap_or_default();
        let (value, left) = take_value(value);
        if !name.is_empty() {
            variables.push((name.to_owned(), value));
        }
        rest = left;
    }
}

/// One value and what follows its line.
fn take_value(text: &str) -> (String, &str) {
    let line_length = text.find('\n').unwrap_or(text.len());
    let padded = text.get(..line_length).unwrap_or_default();
    let start = padded.len() - padded.trim_start().len();
    let value = text.get(start..).unwrap_or_default();
    if let Some(quote) = value
        .chars()
        .next()
        .filter(|c| matches!(c, '"' | '\'' | '`'))
        && let Some(end) = value.get(1..).and_then(|inner| inner.find(quote))
    {
        let inner = value.get(1..=end).unwrap_or_default();
        let inner = if quote == '"' {
            inner.replace("\\n", "\n")
        } else {
            inner.to_owned()
        };
        let tail = value.get(end + 2..).unwrap_or_default();
        let line_end = tail.find('\n').unwrap_or(tail.len());
        return (inner, after(tail, line_end));
    }
    let line = value.split('\n').next().unwrap_or_default();
    let bare = line.split('#').next().unwrap_or_default().trim();
    (bare.to_owned(), after(value, line.len()))
}

/// What follows the line that ends at `end`.
fn after(text: &str, end: usize) -> &str {
    text.get(end + 1..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::parse;

    fn one(content: &str) -> (String, String) {
        parse(content).pop().unwrap()
    }

    #[test]
    fn values() {
        for (content, value) in [
            ("A=b", "b"),
            ("A = b # c", "b"),
            ("export A=b", "b"),
            ("A='b # c' # d", "b # c"),
            ("A=\"b\\nc\"", "b\nc"),
            ("A='b\\nc'", "b\\nc"),
            ("A=\"b\nc\"\n", "b\nc"),
            ("A=", ""),
            ("A=\"open", "\"open"),
            ("A=b=c", "b=c"),
        ] {
            assert_eq!(one(content), ("A".into(), value.into()), "{content}");
        }
    }

    #[test]
    fn lines() {
        let content = "# c\n\nA=1\nnothing\n  B=2\r\nC=`x\ny`\nD=4";
        let names: Vec<_> = parse(content).into_iter().collect();
        let wanted = [("A", "1"), ("B", "2"), ("C", "x\ny"), ("D", "4")];
        assert_eq!(names, wanted.map(|(a, b)| (a.to_owned(), b.to_owned())));
    }
}
