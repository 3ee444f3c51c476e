//! Reads a graft file: Rust items with `#[graft(verb)]` attributes, and `graft! { ... }` edits.

use std::ops::Range;

use proc_macro2::{Delimiter, Group, Spacing, Span, TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::{Attribute, Item, Meta};

use crate::error::{Error, Place};
use crate::index::{self, Address, range};

/// One change that a graft asks for.
#[derive(Debug, Clone)]
pub struct Change {
    /// Where the graft says so.
    pub place: Place,
    /// What to do.
    pub verb: Verb,
}

/// The verbs.
#[derive(Debug, Clone)]
pub enum Verb {
    /// Rename upstream's function to `upstream_NAME` and put ours before it.
    Wrap {
        /// Upstream's function.
        target: Address,
        /// Its name.
        name: String,
        /// Our function.
        text: String,
    },
    /// Append an item to the file; `claims` are the paths that must be free.
    Add {
        /// Our item.
        text: String,
        /// What it declares.
        claims: Vec<Address>,
    },
    /// Append members to the item's braces.
    AddTo {
        /// Upstream's item.
        target: Address,
        /// Names of the new members.
        members: Vec<String>,
        /// The members.
        text: String,
        /// Whether members are separated by commas.
        commas: bool,
    },
    /// Put ours in place of upstream's item.
    Replace {
        /// Upstream's item.
        target: Address,
        /// Our item.
        text: String,
    },
    /// Remove upstream's item.
    Delete {
        /// Upstream's item.
        target: Address,
    },
    /// Change tokens inside an item.
    Edit {
        /// Upstream's item.
        target: Address,
        /// Where.
        spot: Spot,
        /// What comes there.
        text: String,
    },
}

/// A place inside an item.
#[derive(Debug, Clone)]
pub enum Spot {
    /// Before these tokens.
    Before(Vec<Token>),
    /// After these tokens.
    After(Vec<Token>),
    /// Instead of these tokens.
    At(Vec<Token>),
    /// After the opening brace.
    Start,
    /// Before the closing brace.
    End,
}

/// A token, delimiters included, so that quoted tokens may end inside a group.
#[derive(Debug, Clone)]
pub struct Token {
    /// As written.
    pub text: String,
    /// Its bytes.
    pub range: Range<usize>,
}

/// What a graft file holds.
#[derive(Debug)]
pub enum Script {
    /// Changes of an upstream file.
    Changes(Vec<Change>),
    /// A file of our own.
    NewFile(String),
}

/// Reads one graft file.
///
/// # Errors
/// When it is not Rust, or a verb is misspelt.
pub fn parse(place: &Place, source: &str) -> Result<Script, Error> {
    let file = syn::parse_file(source).map_err(|e| {
        Error::at(
            &Place {
                line: e.span().start().line,
                ..place.clone()
            },
            format!("not Rust: {e}"),
        )
    })?;
    let reader = Reader { place, source };
    for attr in &file.attrs {
        if attr.path().is_ident("graft") {
            if reader.verb_of(attr)? != "new" {
                return Err(reader.error(
                    attr.span(),
                    "only `#![graft(new)]` may stand at the top of a file",
                ));
            }
            let r = range(attr.span());
            let mut text = source[..r.start].to_owned();
            text.push_str(source[r.end..].trim_start_matches('\n'));
            return Ok(Script::NewFile(text));
        }
    }
    let mut changes = Vec::new();
    for item in &file.items {
        reader.item(item, &mut changes)?;
    }
    if changes.is_empty() {
        return Err(Error::at(place, "no change in this file"));
    }
    Ok(Script::Changes(changes))
}

/// All tokens of a stream in order, groups opened up.
pub fn flatten(stream: TokenStream, out: &mut Vec<Token>) {
    for tree in stream {
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                out.push(Token {
                    text: open.to_owned(),
                    range: range(group.span_open()),
                });
                flatten(group.stream(), out);
                out.push(Token {
                    text: close.to_owned(),
                    range: range(group.span_close()),
                });
            }
            TokenTree::Punct(p) => {
                out.push(Token {
                    text: p.as_char().to_string(),
                    range: range(p.span()),
                });
            }
            other => out.push(Token {
                text: other.to_string(),
                range: range(other.span()),
            }),
        }
    }
}

struct Reader<'a> {
    place: &'a Place,
    source: &'a str,
}

impl Reader<'_> {
    fn place(&self, span: Span) -> Place {
        Place {
            line: span.start().line,
            ..self.place.clone()
        }
    }

    fn error(&self, span: Span, message: impl Into<String>) -> Error {
        Error::at(&self.place(span), message)
    }

    fn verb_of(&self, attr: &Attribute) -> Result<String, Error> {
        let Meta::List(list) = &attr.meta else {
            return Err(self.error(attr.span(), "`graft` needs a verb: #[graft(wrap)]"));
        };
        Ok(list.tokens.to_string())
    }

    /// The verb of an item, and where its attribute stands.
    fn verb<'a>(&self, attrs: &'a [Attribute]) -> Result<Option<(String, &'a Attribute)>, Error> {
        let mut found = None;
        for attr in attrs.iter().filter(|a| a.path().is_ident("graft")) {
            if found.is_some() {
                return Err(self.error(attr.span(), "one verb an item"));
            }
            found = Some((self.verb_of(attr)?, attr));
        }
        Ok(found)
    }

    /// The source of an item without its `graft` attribute, with the comment lines right above it.
    fn text(&self, whole: Range<usize>, attrs: &[Attribute]) -> String {
        let mut start = whole.start;
        while let Some(line) = self.source[..start]
            .trim_end_matches([' ', '\t'])
            .strip_suffix('\n')
        {
            let line_start = line.rfind('\n').map_or(0, |i| i + 1);
            let comment = line[line_start..].trim_start();
            if !comment.starts_with("//") || comment.starts_with("//!") {
                break;
            }
            start = line_start;
        }
        let mut text = String::new();
        let mut from = start;
        for attr in attrs.iter().filter(|a| a.path().is_ident("graft")) {
            let r = range(attr.span());
            text.push_str(&self.source[from..r.start]);
            from = r.end + self.source[r.end..].len() - self.source[r.end..].trim_start().len();
        }
        text.push_str(&self.source[from..whole.end]);
        text
    }

    fn item(&self, item: &Item, changes: &mut Vec<Change>) -> Result<(), Error> {
        if let Item::Macro(m) = item
            && m.mac.path.is_ident("graft")
        {
            return self.edit(m.mac.tokens.clone(), item.span(), changes);
        }
        let attrs = index::item_attrs(item);
        let text = self.text(range(item.span()), attrs);
        let place = self.place(item.span());
        let mut push = |verb| {
            changes.push(Change {
                place: place.clone(),
                verb,
            })
        };
        let Some((verb, attr)) = self.verb(attrs)? else {
            if let Item::Impl(block) = item {
                return self.impl_block(block, changes);
            }
            push(Verb::Add {
                text,
                claims: claims(item),
            });
            return Ok(());
        };
        match (verb.as_str(), item) {
            ("wrap", Item::Fn(f)) => {
                let name = f.sig.ident.to_string();
                push(Verb::Wrap {
                    target: named(vec![name.clone()]),
                    name,
                    text,
                });
            }
            ("add_to", _) => push(self.add_to(item, attr)?),
            ("replace", Item::Impl(block)) => {
                push(Verb::Replace {
                    target: impl_address(block),
                    text,
                });
            }
            ("replace", _) => {
                let Some(name) = index::item_name(item) else {
                    return Err(self.error(attr.span(), "only a named item can be replaced"));
                };
                push(Verb::Replace {
                    target: named(vec![name.to_string()]),
                    text,
                });
            }
            _ => {
                return Err(self.error(
                    attr.span(),
                    format!("`{verb}` is no verb for this item (wrap: functions; add_to: what has members; replace)"),
                ));
            }
        }
        Ok(())
    }

    fn impl_block(&self, block: &syn::ItemImpl, changes: &mut Vec<Change>) -> Result<(), Error> {
        let type_name = index::type_name(&block.self_ty);
        let trait_name = index::trait_name(block);
        let address = |name: &str| Address::Path {
            path: vec![type_name.clone(), name.to_owned()],
            trait_name: trait_name.clone(),
            inherent: trait_name.is_none(),
        };
        let mut plain = Vec::new();
        let mut claims = Vec::new();
        let mut verbs = 0;
        for member in &block.items {
            let attrs = index::impl_item_attrs(member);
            let text = self.text(range(member.span()), attrs);
            let name = index::impl_item_name(member).map(ToString::to_string);
            let Some((verb, attr)) = self.verb(attrs)? else {
                claims.extend(name.iter().map(|n| address(n)));
                plain.push(text);
                continue;
            };
            let Some(name) = name else {
                return Err(self.error(attr.span(), "only a named item can be changed"));
            };
            verbs += 1;
            let verb = match verb.as_str() {
                "wrap" if trait_name.is_some() => {
                    return Err(self.error(
                        attr.span(),
                        "a trait's function has no room for `upstream_NAME` beside it: edit or replace it",
                    ));
                }
                "wrap" => Verb::Wrap {
                    target: address(&name),
                    name,
                    text,
                },
                "replace" => Verb::Replace {
                    target: address(&name),
                    text,
                },
                _ => {
                    return Err(self.error(
                        attr.span(),
                        format!("`{verb}` is no verb for a function (wrap, replace)"),
                    ));
                }
            };
            changes.push(Change {
                place: self.place(member.span()),
                verb,
            });
        }
        if plain.is_empty() && verbs > 0 {
            return Ok(());
        }
        let whole = range(block.span());
        let verb = if verbs == 0 {
            if trait_name.is_some() {
                claims = vec![impl_address(block)];
            }
            Verb::Add {
                text: self.text(whole, &block.attrs),
                claims,
            }
        } else if trait_name.is_some() {
            return Err(self.error(
                block.span(),
                "new members of a trait impl go into upstream's block: #[graft(add_to)]",
            ));
        } else {
            let open = range(block.brace_token.span.open());
            let header = &self.source[whole.start..open.end];
            Verb::Add {
                text: format!("{header}\n{}\n}}", plain.join("\n\n")),
                claims,
            }
        };
        changes.push(Change {
            place: self.place(block.span()),
            verb,
        });
        Ok(())
    }

    fn add_to(&self, item: &Item, attr: &Attribute) -> Result<Verb, Error> {
        let (target, braces, members, commas) = match item {
            Item::Struct(i) => match &i.fields {
                syn::Fields::Named(f) => (
                    named(vec![i.ident.to_string()]),
                    &f.brace_token,
                    f.named
                        .iter()
                        .filter_map(|f| f.ident.as_ref())
                        .map(ToString::to_string)
                        .collect(),
                    true,
                ),
                _ => return Err(self.error(attr.span(), "only named fields can be added")),
            },
            Item::Enum(i) => (
                named(vec![i.ident.to_string()]),
                &i.brace_token,
                i.variants.iter().map(|v| v.ident.to_string()).collect(),
                true,
            ),
            Item::Trait(i) => (
                named(vec![i.ident.to_string()]),
                &i.brace_token,
                Vec::new(),
                false,
            ),
            Item::Impl(i) => (
                impl_address(i),
                &i.brace_token,
                i.items
                    .iter()
                    .filter_map(index::impl_item_name)
                    .map(ToString::to_string)
                    .collect(),
                false,
            ),
            Item::Mod(i) => match &i.content {
                Some((braces, items)) => (
                    named(vec![i.ident.to_string()]),
                    braces,
                    items
                        .iter()
                        .filter_map(index::item_name)
                        .map(ToString::to_string)
                        .collect(),
                    false,
                ),
                None => {
                    return Err(self.error(attr.span(), "a module without braces has no members"));
                }
            },
            _ => return Err(self.error(attr.span(), "this item has no members to add")),
        };
        let inner = range(braces.span.open()).end..range(braces.span.close()).start;
        let text = self.source[inner].trim_matches('\n').trim_end().to_owned();
        Ok(Verb::AddTo {
            target,
            members,
            text,
            commas,
        })
    }

    fn edit(
        &self,
        tokens: TokenStream,
        span: Span,
        changes: &mut Vec<Change>,
    ) -> Result<(), Error> {
        const SYNTAX: &str = "graft! takes: delete \"path\"; in \"path\" and then \
             before|after {..} insert {..}, start|end insert {..}, replace {..} with {..}, remove {..}";
        let mut words = tokens.into_iter().filter(|t| {
            !matches!(t, TokenTree::Punct(p) if ",;".contains(p.as_char()) && p.spacing() == Spacing::Alone)
        });
        let verb = words.next().map(|t| t.to_string()).unwrap_or_default();
        let target = match words.next() {
            Some(TokenTree::Literal(l)) => Address::parse(l.to_string().trim_matches('"'))
                .ok_or_else(|| self.error(l.span(), format!("{l} is no path")))?,
            _ => return Err(self.error(span, SYNTAX)),
        };
        match verb.as_str() {
            "delete" => {
                changes.push(Change {
                    place: self.place(span),
                    verb: Verb::Delete { target },
                });
                return match words.next() {
                    Some(t) => Err(self.error(t.span(), SYNTAX)),
                    None => Ok(()),
                };
            }
            "in" => {}
            _ => return Err(self.error(span, SYNTAX)),
        }
        let mut clauses = 0;
        while let Some(word) = words.next() {
            let at = word.span();
            let mut group = |keyword: Option<&str>| -> Result<Group, Error> {
                if let Some(keyword) = keyword
                    && words.next().is_none_or(|t| t.to_string() != keyword)
                {
                    return Err(self.error(at, format!("`{keyword}` expected. {SYNTAX}")));
                }
                match words.next() {
                    Some(TokenTree::Group(g)) if g.delimiter() == Delimiter::Brace => Ok(g),
                    _ => Err(self.error(at, SYNTAX)),
                }
            };
            let (spot, text) = match word.to_string().as_str() {
                "before" => (
                    Spot::Before(self.quote(&group(None)?)?),
                    Some(group(Some("insert"))?),
                ),
                "after" => (
                    Spot::After(self.quote(&group(None)?)?),
                    Some(group(Some("insert"))?),
                ),
                "replace" => (
                    Spot::At(self.quote(&group(None)?)?),
                    Some(group(Some("with"))?),
                ),
                "remove" => (Spot::At(self.quote(&group(None)?)?), None),
                "start" => (Spot::Start, Some(group(Some("insert"))?)),
                "end" => (Spot::End, Some(group(Some("insert"))?)),
                other => return Err(self.error(at, format!("`{other}` is no clause. {SYNTAX}"))),
            };
            let text = text.map_or_else(String::new, |g| {
                self.source[range(g.span_open()).end..range(g.span_close()).start]
                    .trim()
                    .to_owned()
            });
            let verb = Verb::Edit {
                target: target.clone(),
                spot,
                text,
            };
            changes.push(Change {
                place: self.place(at),
                verb,
            });
            clauses += 1;
        }
        if clauses == 0 {
            return Err(self.error(span, SYNTAX));
        }
        Ok(())
    }

    fn quote(&self, group: &Group) -> Result<Vec<Token>, Error> {
        let mut tokens = Vec::new();
        flatten(group.stream(), &mut tokens);
        if tokens.is_empty() {
            return Err(self.error(group.span(), "quote the tokens that address the place"));
        }
        Ok(tokens)
    }
}

fn named(path: Vec<String>) -> Address {
    Address::Path {
        path,
        trait_name: None,
        inherent: false,
    }
}

fn impl_address(block: &syn::ItemImpl) -> Address {
    Address::Impl {
        trait_name: index::trait_name(block),
        type_name: index::type_name(&block.self_ty),
    }
}

fn claims(item: &Item) -> Vec<Address> {
    match item {
        Item::Macro(m) => m
            .ident
            .iter()
            .map(|i| Address::Macro(i.to_string()))
            .collect(),
        _ => index::item_name(item)
            .into_iter()
            .map(|n| named(vec![n.to_string()]))
            .collect(),
    }
}
