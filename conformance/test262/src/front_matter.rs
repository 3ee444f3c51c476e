//! What a test says of itself in its first comment, as far as a runner needs it (INTERPRETING.md of the suite).

/// How a test that must fail fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Negative {
    /// `parse`, `resolution` or `runtime`.
    pub(crate) phase: String,
    /// The error's name.
    pub(crate) kind: String,
}

/// A test's metadata.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct FrontMatter {
    pub(crate) flags: Vec<String>,
    pub(crate) features: Vec<String>,
    pub(crate) includes: Vec<String>,
    pub(crate) negative: Option<Negative>,
}

impl FrontMatter {
    /// Reads the comment between `/*---` and `---*/`; a text without one wants nothing.
    pub(crate) fn read(text: &str) -> Self {
        let yaml = text
            .split_once("/*---")
            .and_then(|(_, rest)| rest.split_once("---*/"))
            .map_or("", |(yaml, _)| yaml);
        let mut matter = Self::default();
        let (mut phase, mut kind) = (String::new(), String::new());
        let mut key = "";
        for line in yaml.split(['\n', '\r']) {
            let indented = line.starts_with([' ', '\t']);
            let line = line.trim();
            if let Some(item) = line.strip_prefix("- ")
                && let Some(list) = matter.list(key)
            {
                list.push(item.trim().to_owned());
                continue;
            }
            let Some((name, value)) = line.split_once(':') else {
                // A list in brackets may go on over several lines.
                if let Some(list) = matter.list(key) {
                    push_items(line, list);
                }
                continue;
            };
            let value = value.trim();
            match (indented, name) {
                (true, "phase") if key == "negative" => phase = value.to_owned(),
                (true, "type") if key == "negative" => kind = value.to_owned(),
                (false, _) => {
                    key = name;
                    if let Some(list) = matter.list(key) {
                        push_items(value, list);
                    }
                }
                _ => {}
            }
        }
        if !phase.is_empty() {
            matter.negative = Some(Negative { phase, kind });
        }
        matter
    }

    pub(crate) fn has(&self, flag: &str) -> bool {
        self.flags.iter().any(|other| other == flag)
    }

    fn list(&mut self, key: &str) -> Option<&mut Vec<String>> {
        match key {
            "flags" => Some(&mut self.flags),
            "features" => Some(&mut self.features),
            "includes" => Some(&mut self.includes),
            _ => None,
        }
    }
}

fn push_items(text: &str, list: &mut Vec<String>) {
    let text = text.trim_start_matches('[').trim_end_matches(']');
    let items = text.split(',').map(str::trim);
    list.extend(items.filter(|item| !item.is_empty()).map(str::to_owned));
}

#[cfg(test)]
mod tests {
    use super::{FrontMatter, Negative};

    #[test]
    fn reads_both_forms_of_lists() {
        let matter = FrontMatter::read(
            "// a\n/*---\ndescription: flags: x\ninfo: |\n  features: [no]\nflags: [async, raw]\nincludes:\n  - a.js\n  - b.js\nfeatures: [x,\n  y]\n---*/",
        );
        assert_eq!(matter.flags, ["async", "raw"]);
        assert_eq!(matter.includes, ["a.js", "b.js"]);
        assert_eq!(matter.features, ["x", "y"]);
        assert_eq!(matter.negative, None);
    }

    #[test]
    fn reads_how_a_test_fails() {
        let matter =
            FrontMatter::read("/*---\nnegative:\n  phase: parse\n  type: SyntaxError\n---*/");
        let (phase, kind) = ("parse".to_owned(), "SyntaxError".to_owned());
        assert_eq!(matter.negative, Some(Negative { phase, kind }));
    }
}
