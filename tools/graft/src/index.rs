//! Addresses the items of a Rust file: which names it has, and the bytes that each occupies.

use std::ops::Range;

use proc_macro2::{Ident, Span};
use quote_text::text_of;
use syn::spanned::Spanned;
use syn::{Attribute, ImplItem, Item, TraitItem, Type};

/// One named item.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Module and type names that lead to the item, then its own; for an impl block the type's name alone.
    pub path: Vec<String>,
    /// The trait's name, for members of a trait impl and for such an impl itself.
    pub trait_name: Option<String>,
    /// What it is.
    pub kind: Kind,
    /// All of it, attributes and doc comments included.
    pub range: Range<usize>,
    /// Its name, where it can be renamed.
    pub name: Option<Range<usize>>,
    /// The names of its members (fields, variants, functions).
    pub members: Vec<String>,
}

/// The kinds that addresses tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A free function, or one of an impl or trait.
    Function,
    /// struct, enum, union, trait, const, static, type, mod.
    Named,
    /// An impl block.
    Impl,
    /// `macro_rules!` or an item-level invocation.
    Macro,
}

/// An address as grafts write it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// The whole file.
    File,
    /// `name!`.
    Macro(String),
    /// `impl Type` or `impl Trait for Type`.
    Impl {
        /// The trait, if one is named.
        trait_name: Option<String>,
        /// The type, without generics.
        type_name: String,
    },
    /// A path of names; `inherent` leaves trait impls out.
    Path {
        /// The names.
        path: Vec<String>,
        /// The trait that the member must come from.
        trait_name: Option<String>,
        /// Only members of inherent impls.
        inherent: bool,
    },
}

impl Address {
    /// Reads an address.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text == "file" {
            return Some(Self::File);
        }
        if let Some(name) = text.strip_suffix('!') {
            return is_name(name).then(|| Self::Macro(name.to_owned()));
        }
        if let Some(rest) = text.strip_prefix("impl ") {
            let (trait_name, type_name) = match rest.split_once(" for ") {
                Some((t, ty)) => (Some(t.trim().to_owned()), ty.trim()),
                None => (None, rest.trim()),
            };
            return (!type_name.is_empty()).then(|| Self::Impl {
                trait_name,
                type_name: type_name.to_owned(),
            });
        }
        if let Some(rest) = text.strip_prefix('<') {
            let (head, name) = rest.rsplit_once(">::")?;
            let (ty, tr) = head.split_once(" as ")?;
            return is_name(name).then(|| Self::Path {
                path: vec![ty.trim().to_owned(), name.to_owned()],
                trait_name: Some(tr.trim().to_owned()),
                inherent: false,
            });
        }
        let path: Vec<String> = text.split("::").map(|s| s.trim().to_owned()).collect();
        path.iter().all(|n| is_name(n)).then_some(Self::Path {
            path,
            trait_name: None,
            inherent: false,
        })
    }

    fn matches(&self, entry: &Entry) -> bool {
        match self {
            Self::File => false,
            Self::Macro(name) => entry.kind == Kind::Macro && entry.path.last() == Some(name),
            Self::Impl {
                trait_name,
                type_name,
            } => {
                entry.kind == Kind::Impl
                    && entry.path.last() == Some(type_name)
                    && entry.trait_name == *trait_name
            }
            Self::Path {
                path,
                trait_name,
                inherent,
            } => {
                matches!(entry.kind, Kind::Function | Kind::Named)
                    && entry.path == *path
                    && (trait_name.is_none() || entry.trait_name == *trait_name)
                    && !(*inherent && entry.trait_name.is_some())
            }
        }
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File => f.write_str("file"),
            Self::Macro(name) => write!(f, "{name}!"),
            Self::Impl {
                trait_name: Some(t),
                type_name,
            } => write!(f, "impl {t} for {type_name}"),
            Self::Impl {
                trait_name: None,
                type_name,
            } => write!(f, "impl {type_name}"),
            Self::Path {
                path,
                trait_name: Some(t),
                ..
            } if path.len() == 2 => {
                write!(f, "<{} as {t}>::{}", path[0], path[1])
            }
            Self::Path { path, .. } => f.write_str(&path.join("::")),
        }
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || "_&[]# ".contains(c))
}

/// The items of a parsed file.
#[derive(Debug, Default)]
pub struct Index {
    entries: Vec<Entry>,
}

impl Index {
    /// Indexes all items, also those of inline modules and impl blocks.
    pub fn new(file: &syn::File) -> Self {
        let mut index = Self::default();
        index.items(&file.items, &[]);
        index
    }

    /// The entries that an address names.
    pub fn find(&self, address: &Address) -> Vec<&Entry> {
        self.entries.iter().filter(|e| address.matches(e)).collect()
    }

    fn items(&mut self, items: &[Item], parents: &[String]) {
        for item in items {
            self.item(item, parents);
        }
    }

    fn push(
        &mut self,
        parents: &[String],
        name: &Ident,
        kind: Kind,
        whole: &impl Spanned,
        members: Vec<String>,
    ) {
        let mut path = parents.to_vec();
        path.push(name.to_string());
        self.entries.push(Entry {
            path,
            trait_name: None,
            kind,
            range: range(whole.span()),
            name: Some(range(name.span())),
            members,
        });
    }

    fn item(&mut self, item: &Item, parents: &[String]) {
        match item {
            Item::Fn(i) => self.push(parents, &i.sig.ident, Kind::Function, i, Vec::new()),
            Item::Struct(i) => {
                self.push(parents, &i.ident, Kind::Named, i, field_names(&i.fields));
            }
            Item::Union(i) => {
                let names = i
                    .fields
                    .named
                    .iter()
                    .filter_map(|f| f.ident.as_ref())
                    .map(text)
                    .collect();
                self.push(parents, &i.ident, Kind::Named, i, names);
            }
            Item::Enum(i) => {
                let names = i.variants.iter().map(|v| v.ident.to_string()).collect();
                self.push(parents, &i.ident, Kind::Named, i, names);
            }
            Item::Const(i) => self.push(parents, &i.ident, Kind::Named, i, Vec::new()),
            Item::Static(i) => self.push(parents, &i.ident, Kind::Named, i, Vec::new()),
            Item::Type(i) => self.push(parents, &i.ident, Kind::Named, i, Vec::new()),
            Item::TraitAlias(i) => self.push(parents, &i.ident, Kind::Named, i, Vec::new()),
            Item::Trait(i) => {
                let names = i
                    .items
                    .iter()
                    .filter_map(trait_item_name)
                    .map(text)
                    .collect();
                self.push(parents, &i.ident, Kind::Named, i, names);
                let mut path = parents.to_vec();
                path.push(i.ident.to_string());
                for member in &i.items {
                    if let Some(name) = trait_item_name(member) {
                        self.push(&path, name, kind_of_trait_item(member), member, Vec::new());
                    }
                }
            }
            Item::Mod(i) => {
                self.push(parents, &i.ident, Kind::Named, i, Vec::new());
                if let Some((_, items)) = &i.content {
                    let mut path = parents.to_vec();
                    path.push(i.ident.to_string());
                    self.items(items, &path);
                }
            }
            Item::Macro(i) => {
                let name = match (&i.ident, i.mac.path.segments.last()) {
                    (Some(name), _) => name.to_string(),
                    (None, Some(segment)) => segment.ident.to_string(),
                    (None, None) => return,
                };
                let mut path = parents.to_vec();
                path.push(name);
                self.entries.push(Entry {
                    path,
                    trait_name: None,
                    kind: Kind::Macro,
                    range: range(i.span()),
                    name: None,
                    members: Vec::new(),
                });
            }
            Item::Impl(i) => self.impl_block(i, parents),
            _ => {}
        }
    }

    fn impl_block(&mut self, i: &syn::ItemImpl, parents: &[String]) {
        let trait_name = trait_name(i);
        let mut path = parents.to_vec();
        path.push(type_name(&i.self_ty));
        let names = i
            .items
            .iter()
            .filter_map(impl_item_name)
            .map(text)
            .collect();
        self.entries.push(Entry {
            path: path.clone(),
            trait_name: trait_name.clone(),
            kind: Kind::Impl,
            range: range(i.span()),
            name: None,
            members: names,
        });
        for member in &i.items {
            let Some(name) = impl_item_name(member) else {
                continue;
            };
            let mut member_path = path.clone();
            member_path.push(name.to_string());
            self.entries.push(Entry {
                path: member_path,
                trait_name: trait_name.clone(),
                kind: if matches!(member, ImplItem::Fn(_)) {
                    Kind::Function
                } else {
                    Kind::Named
                },
                range: range(member.span()),
                name: Some(range(name.span())),
                members: Vec::new(),
            });
        }
    }
}

/// The bytes that a span covers in its file.
pub fn range(span: Span) -> Range<usize> {
    span.byte_range()
}

/// The last name of an impl block's type, generics left out; other types as written without blanks.
pub fn type_name(ty: &Type) -> String {
    match ty {
        Type::Path(p) => p
            .path
            .segments
            .last()
            .map_or_else(String::new, |s| s.ident.to_string()),
        Type::Group(g) => type_name(&g.elem),
        Type::Paren(p) => type_name(&p.elem),
        Type::Reference(r) => format!("&{}", type_name(&r.elem)),
        Type::Slice(s) => format!("[{}]", type_name(&s.elem)),
        other => text_of(other),
    }
}

/// The trait of an impl block: its last name, with the text of its generic arguments.
pub fn trait_name(block: &syn::ItemImpl) -> Option<String> {
    let (_, path, _) = block.trait_.as_ref()?;
    path.segments.last().map(text_of)
}

/// The name that an item declares.
pub fn item_name(item: &Item) -> Option<&Ident> {
    match item {
        Item::Fn(i) => Some(&i.sig.ident),
        Item::Struct(i) => Some(&i.ident),
        Item::Union(i) => Some(&i.ident),
        Item::Enum(i) => Some(&i.ident),
        Item::Const(i) if i.ident != "_" => Some(&i.ident),
        Item::Static(i) => Some(&i.ident),
        Item::Type(i) => Some(&i.ident),
        Item::Trait(i) => Some(&i.ident),
        Item::TraitAlias(i) => Some(&i.ident),
        Item::Mod(i) => Some(&i.ident),
        _ => None,
    }
}

/// The name of an impl block's member.
pub fn impl_item_name(item: &ImplItem) -> Option<&Ident> {
    match item {
        ImplItem::Const(i) => Some(&i.ident),
        ImplItem::Fn(i) => Some(&i.sig.ident),
        ImplItem::Type(i) => Some(&i.ident),
        _ => None,
    }
}

fn trait_item_name(item: &TraitItem) -> Option<&Ident> {
    match item {
        TraitItem::Const(i) => Some(&i.ident),
        TraitItem::Fn(i) => Some(&i.sig.ident),
        TraitItem::Type(i) => Some(&i.ident),
        _ => None,
    }
}

fn kind_of_trait_item(item: &TraitItem) -> Kind {
    if matches!(item, TraitItem::Fn(_)) {
        Kind::Function
    } else {
        Kind::Named
    }
}

fn field_names(fields: &syn::Fields) -> Vec<String> {
    fields
        .iter()
        .filter_map(|f| f.ident.as_ref())
        .map(text)
        .collect()
}

fn text(name: &Ident) -> String {
    name.to_string()
}

/// The attributes of an item.
pub fn item_attrs(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(i) => &i.attrs,
        Item::Enum(i) => &i.attrs,
        Item::Fn(i) => &i.attrs,
        Item::Impl(i) => &i.attrs,
        Item::Macro(i) => &i.attrs,
        Item::Mod(i) => &i.attrs,
        Item::Static(i) => &i.attrs,
        Item::Struct(i) => &i.attrs,
        Item::Trait(i) => &i.attrs,
        Item::Type(i) => &i.attrs,
        Item::Union(i) => &i.attrs,
        Item::Use(i) => &i.attrs,
        _ => &[],
    }
}

/// The attributes of an impl block's member.
pub fn impl_item_attrs(item: &ImplItem) -> &[Attribute] {
    match item {
        ImplItem::Const(i) => &i.attrs,
        ImplItem::Fn(i) => &i.attrs,
        ImplItem::Type(i) => &i.attrs,
        ImplItem::Macro(i) => &i.attrs,
        _ => &[],
    }
}

mod quote_text {
    //! Source text of a node, without blanks, as an address writes it.

    use syn::spanned::Spanned;

    pub(super) fn text_of(node: &impl Spanned) -> String {
        node.span()
            .source_text()
            .unwrap_or_default()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join("")
    }
}
