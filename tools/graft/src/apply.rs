//! Turns changes into replacements of byte ranges, checks that they agree, and splices them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::str::FromStr;

use proc_macro2::TokenStream;

use crate::error::{Error, Place};
use crate::index::{Address, Entry, Index, Kind};
use crate::script::{self, Change, Spot, Token, Verb};

struct Splice {
    range: Range<usize>,
    text: String,
    place: Place,
}

struct Wrapper<'a> {
    place: &'a Place,
    text: &'a str,
}

/// Applies changes, in the order of their grafts, to the text of an upstream file.
///
/// # Errors
/// When a place is not found, ambiguous, taken by another graft, or when what is added is already there.
pub fn apply(upstream: &str, changes: &[Change]) -> Result<String, Error> {
    let Some(first) = changes.first() else {
        return Ok(upstream.to_owned());
    };
    let file = syn::parse_file(upstream)
        .map_err(|e| Error::at(&first.place, format!("upstream's file does not parse: {e}")))?;
    let mut work = Work {
        upstream,
        index: Index::new(&file),
        splices: Vec::new(),
        tail: String::new(),
        added: Vec::new(),
        wraps: BTreeMap::new(),
    };
    for change in changes {
        work.change(change)?;
    }
    work.finish()
}

struct Work<'a> {
    upstream: &'a str,
    index: Index,
    splices: Vec<Splice>,
    tail: String,
    added: Vec<(String, String)>,
    /// By the start of upstream's function: its name, its range, and who wraps it.
    wraps: BTreeMap<usize, (String, Range<usize>, Vec<Wrapper<'a>>)>,
}

impl<'a> Work<'a> {
    fn change(&mut self, change: &'a Change) -> Result<(), Error> {
        let place = &change.place;
        match &change.verb {
            Verb::Wrap { target, name, text } => {
                let entry = self.one(place, target)?;
                let Some(name_range) = entry.name.clone().filter(|_| entry.kind == Kind::Function)
                else {
                    return Err(Error::at(place, format!("`{target}` is not a function")));
                };
                let start = entry.range.start;
                let hidden = format!("upstream_{name}");
                let mut path = entry.path.clone();
                path.pop();
                path.push(hidden.clone());
                let taken = Address::Path {
                    path,
                    trait_name: None,
                    inherent: false,
                };
                if !self.index.find(&taken).is_empty() {
                    return Err(Error::at(place, format!("`{taken}` is already there")));
                }
                self.wraps
                    .entry(start)
                    .or_insert_with(|| (name.clone(), name_range, Vec::new()))
                    .2
                    .push(Wrapper { place, text });
            }
            Verb::Add { text, claims } => {
                for claim in claims {
                    if !self.index.find(claim).is_empty() {
                        return Err(Error::at(place, format!("`{claim}` is already there")));
                    }
                    self.claim(place, claim.to_string())?;
                }
                self.tail.push_str(&format!("\n{}\n{text}\n", mark(place)));
            }
            Verb::AddTo {
                target,
                members,
                text,
                commas,
            } => {
                let entry = self.one(place, target)?;
                if let Some(name) = members.iter().find(|m| entry.members.contains(m)) {
                    return Err(Error::at(
                        place,
                        format!("`{target}` has a `{name}` already"),
                    ));
                }
                let tokens = self.tokens(place, entry)?;
                let close = braces(&tokens)
                    .ok_or_else(|| Error::at(place, format!("`{target}` has no braces")))?
                    .1;
                let before = close.checked_sub(1).map(|i| tokens[i].text.as_str());
                let comma = if *commas && !matches!(before, Some("," | "{")) {
                    ","
                } else {
                    ""
                };
                let at = tokens[close].range.start;
                for name in members {
                    // A field and a function may have the same name.
                    let dot = if *commas { "." } else { "::" };
                    self.claim(place, format!("{target}{dot}{name}"))?;
                }
                let tail = if *commas && !text.ends_with(',') {
                    ","
                } else {
                    ""
                };
                let text = format!("{comma}\n{}\n{text}{tail}\n", mark(place));
                self.splice(place, at..at, text);
            }
            Verb::Replace { target, text } => {
                let range = self.one(place, target)?.range.clone();
                self.splice(place, range, format!("{}\n{text}", mark(place)));
            }
            Verb::Delete { target } => {
                let range = self.one(place, target)?.range.clone();
                self.splice(place, range, mark(place));
            }
            Verb::Edit { target, spot, text } => self.edit(place, target, spot, text)?,
        }
        Ok(())
    }

    fn claim(&mut self, place: &Place, name: String) -> Result<(), Error> {
        if let Some((_, graft)) = self.added.iter().find(|(n, _)| *n == name) {
            return Err(Error::at(
                place,
                format!("graft {graft} adds `{name}` already"),
            ));
        }
        self.added.push((name, place.graft.clone()));
        Ok(())
    }

    fn splice(&mut self, place: &Place, range: Range<usize>, text: String) {
        self.splices.push(Splice {
            range,
            text,
            place: place.clone(),
        });
    }

    fn one(&self, place: &Place, target: &Address) -> Result<&Entry, Error> {
        match self.index.find(target)[..] {
            [entry] => Ok(entry),
            [] => Err(Error::at(place, format!("`{target}` not found"))),
            ref many => {
                let lines: Vec<String> = many
                    .iter()
                    .map(|e| self.line(e.range.start).to_string())
                    .collect();
                Err(Error::at(
                    place,
                    format!(
                        "`{target}` is ambiguous: upstream's lines {}",
                        lines.join(", ")
                    ),
                ))
            }
        }
    }

    fn line(&self, offset: usize) -> usize {
        self.upstream[..offset].matches('\n').count() + 1
    }

    fn tokens(&self, place: &Place, entry: &Entry) -> Result<Vec<Token>, Error> {
        self.lex(place, entry.range.clone())
    }

    fn lex(&self, place: &Place, range: Range<usize>) -> Result<Vec<Token>, Error> {
        let stream = TokenStream::from_str(&self.upstream[range.clone()])
            .map_err(|e| Error::at(place, format!("upstream's item does not lex: {e}")))?;
        let mut tokens = Vec::new();
        script::flatten(stream, &mut tokens);
        for token in &mut tokens {
            token.range.start += range.start;
            token.range.end += range.start;
        }
        Ok(tokens)
    }

    fn edit(
        &mut self,
        place: &Place,
        target: &Address,
        spot: &Spot,
        text: &str,
    ) -> Result<(), Error> {
        let marked = format!("\n{}\n{text}\n", mark(place));
        let quoted = match spot {
            Spot::Start | Spot::End => {
                let tokens = self.tokens(place, self.one(place, target)?)?;
                let (open, close) = braces(&tokens)
                    .ok_or_else(|| Error::at(place, format!("`{target}` has no braces")))?;
                let at = match spot {
                    Spot::Start => tokens[open].range.end,
                    _ => tokens[close].range.start,
                };
                self.splice(place, at..at, marked);
                return Ok(());
            }
            Spot::Before(q) | Spot::After(q) | Spot::At(q) => q,
        };
        let mut areas: Vec<Range<usize>> = self
            .index
            .find(target)
            .iter()
            .map(|e| e.range.clone())
            .collect();
        if *target == Address::File {
            areas.push(0..self.upstream.len());
        }
        if areas.is_empty() {
            return Err(Error::at(place, format!("`{target}` not found")));
        }
        let mut found = Vec::new();
        for area in areas {
            let tokens = self.lex(place, area)?;
            for window in tokens.windows(quoted.len()) {
                if window.iter().zip(quoted).all(|(a, b)| a.text == b.text) {
                    found.push(window[0].range.start..window[window.len() - 1].range.end);
                }
            }
        }
        let range = match &found[..] {
            [range] => range.clone(),
            [] => {
                return Err(Error::at(
                    place,
                    format!("these tokens are not in `{target}`"),
                ));
            }
            many => {
                let lines: Vec<String> = many
                    .iter()
                    .map(|r| self.line(r.start).to_string())
                    .collect();
                return Err(Error::at(
                    place,
                    format!(
                        "these tokens are ambiguous in `{target}`: upstream's lines {}",
                        lines.join(", ")
                    ),
                ));
            }
        };
        match spot {
            Spot::Before(_) => self.splice(place, range.start..range.start, marked),
            Spot::After(_) => self.splice(place, range.end..range.end, marked),
            _ => self.splice(place, range, marked),
        }
        Ok(())
    }

    fn finish(mut self) -> Result<String, Error> {
        for (start, (name, name_range, wrappers)) in std::mem::take(&mut self.wraps) {
            let hidden = format!("upstream_{name}");
            let count = wrappers.len();
            let mut text = String::new();
            for (i, wrapper) in wrappers.iter().enumerate() {
                // The last wrapper carries the name; each one below gets a name of its own layer.
                let own = if i + 1 == count {
                    name.clone()
                } else {
                    format!("upstream{}_{name}", i + 2)
                };
                let calls = if i == 0 {
                    hidden.clone()
                } else {
                    format!("upstream{}_{name}", i + 1)
                };
                let renamed = rename(wrapper, &name, &own, &hidden, &calls)?;
                text.push_str(&format!("{}\n{renamed}\n\n", mark(wrapper.place)));
            }
            let place = wrappers[0].place;
            self.splice(place, start..start, text);
            self.splice(place, name_range, hidden);
        }
        self.splices.sort_by_key(|s| (s.range.start, s.range.end));
        for pair in self.splices.windows(2) {
            let [a, b] = pair else { continue };
            if a.range.end > b.range.start {
                return Err(Error::at(
                    &b.place,
                    format!(
                        "overlaps a change of {}, line {} there",
                        a.place,
                        self.line(a.range.start)
                    ),
                ));
            }
        }
        let mut out = String::with_capacity(self.upstream.len() + self.tail.len() + 1024);
        let mut at = 0;
        for splice in &self.splices {
            out.push_str(&self.upstream[at..splice.range.start]);
            out.push_str(&splice.text);
            at = splice.range.end;
        }
        out.push_str(&self.upstream[at..]);
        out.push_str(&self.tail);
        Ok(out)
    }
}

/// The line that marks a change.
pub fn mark(place: &Place) -> String {
    format!("// graft: {}", place.graft)
}

/// The last top-level braces of an item: a function's body, a struct's fields.
fn braces(tokens: &[Token]) -> Option<(usize, usize)> {
    let mut depth = 0usize;
    let mut found = None;
    let mut open = 0;
    for (i, token) in tokens.iter().enumerate() {
        match token.text.as_str() {
            "{" | "(" | "[" => {
                if depth == 0 {
                    open = i;
                }
                depth += 1;
            }
            "}" | ")" | "]" => {
                depth = depth.saturating_sub(1);
                if depth == 0 && token.text == "}" {
                    found = Some((open, i));
                }
            }
            _ => {}
        }
    }
    found
}

/// Renames a wrapper and what it calls; refuses one that never calls what it wraps.
fn rename(
    wrapper: &Wrapper<'_>,
    name: &str,
    own: &str,
    hidden: &str,
    calls: &str,
) -> Result<String, Error> {
    let stream = TokenStream::from_str(wrapper.text)
        .map_err(|e| Error::at(wrapper.place, format!("the wrapper does not lex: {e}")))?;
    let mut tokens = Vec::new();
    script::flatten(stream, &mut tokens);
    let mut out = String::with_capacity(wrapper.text.len() + 32);
    let mut at = 0;
    let mut named = false;
    let mut called = false;
    for (i, token) in tokens.iter().enumerate() {
        let new = if token.text == hidden {
            called = true;
            calls
        } else if !named && token.text == name && i > 0 && tokens[i - 1].text == "fn" {
            named = true;
            own
        } else {
            continue;
        };
        out.push_str(&wrapper.text[at..token.range.start]);
        out.push_str(new);
        at = token.range.end;
    }
    if !called {
        return Err(Error::at(
            wrapper.place,
            format!("the wrapper never names `{hidden}`: replace the function instead"),
        ));
    }
    out.push_str(&wrapper.text[at..]);
    Ok(out)
}
