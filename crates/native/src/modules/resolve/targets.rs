//! `exports` and `imports` maps: which file a subpath of a package means.
//!
//! Source: the resolution algorithm of Node's page "Modules: ECMAScript modules", whose names the functions carry.

use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};
use url::Url;

use super::{Error, Resolver, files::Kind, package::Package};

/// A found target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// A file, which need not exist.
    Url(Url),
    /// Another package or a builtin, by name: `imports` may name those.
    Bare(String),
}

/// What a resolution is about, for its branches and messages.
pub(super) struct Request<'a> {
    pub(super) package: &'a Package,
    pub(super) conditions: &'a [String],
    pub(super) is_import: bool,
    pub(super) base: Option<&'a str>,
}

/// Null in a map says that the path is closed; absent that the next entry of an array may have it.
enum Outcome {
    Found(Target),
    Null,
    Undefined,
}

/// PACKAGE_EXPORTS_RESOLVE.
pub(super) fn package_exports(
    resolver: &Resolver,
    subpath: &str,
    request: &Request<'_>,
) -> Result<Url, Error> {
    let package = request.package;
    let not_exported = || Error::NotExported {
        folder: package.folder.clone(),
        subpath: subpath.to_owned(),
        base: request.base.map(ToOwned::to_owned),
    };
    let Some(exports) = &package.exports else {
        return Err(not_exported());
    };
    let sugar;
    let map = if is_conditional_sugar(exports, request)? {
        sugar = Map::from_iter([(".".to_owned(), exports.clone())]);
        &sugar
    } else {
        exports.as_object().ok_or_else(not_exported)?
    };
    match match_keys(resolver, subpath, map, request)? {
        Outcome::Found(Target::Url(url)) => Ok(url),
        _ => Err(not_exported()),
    }
}

/// PACKAGE_IMPORTS_RESOLVE, without the look-up of bare targets.
pub(super) fn package_imports(
    resolver: &Resolver,
    specifier: &str,
    request: &Request<'_>,
) -> Result<Option<Target>, Error> {
    let Some(map) = request.package.imports.as_ref().and_then(Value::as_object) else {
        return Ok(None);
    };
    Ok(match match_keys(resolver, specifier, map, request)? {
        Outcome::Found(target) => Some(target),
        Outcome::Null | Outcome::Undefined => None,
    })
}

/// True if `exports` is a target and not a map of subpaths.
fn is_conditional_sugar(exports: &Value, request: &Request<'_>) -> Result<bool, Error> {
    let Value::Object(map) = exports else {
        return Ok(true);
    };
    let mut dots = map.keys().map(|key| key.starts_with('.'));
    let Some(first) = dots.next() else {
        return Ok(false);
    };
    if dots.any(|dot| dot != first) {
        return Err(Error::InvalidConfig {
            path: request.package.path(),
            base: request.base.map(ToOwned::to_owned),
            message: "\"exports\" cannot contain some keys starting with '.' and some not. The exports object must either be an object of package subpath keys or an object of main entry condition name keys only.".to_owned(),
        });
    }
    Ok(!first)
}

/// PACKAGE_IMPORTS_EXPORTS_RESOLVE.
fn match_keys(
    resolver: &Resolver,
    key: &str,
    map: &Map<String, Value>,
    request: &Request<'_>,
) -> Result<Outcome, Error> {
    if let Some(target) = map.get(key)
        && !key.contains('*')
        && !key.ends_with('/')
    {
        return resolver_target(resolver, target, key, None, request);
    }
    let mut best: Option<(&str, &Value, &str)> = None;
    for (pattern, target) in map {
        let Some((start, end)) = pattern.split_once('*') else {
            continue;
        };
        let fits = !end.contains('*')
            && key.len() >= pattern.len()
            && key.starts_with(start)
            && key.ends_with(end);
        if !fits {
            continue;
        }
        if best.is_none_or(|(known, ..)| pattern_order(known, pattern) > 0) {
            best = Some((pattern, target, &key[start.len()..key.len() - end.len()]));
        }
    }
    match best {
        Some((pattern, target, matched)) => {
            resolver_target(resolver, target, pattern, Some((matched, key)), request)
        }
        None => Ok(Outcome::Undefined),
    }
}

/// PATTERN_KEY_COMPARE: positive if `b` is the more specific.
fn pattern_order(a: &str, b: &str) -> i32 {
    let base = |key: &str| key.find('*').map_or(key.len(), |at| at + 1);
    match base(b).cmp(&base(a)).then(b.len().cmp(&a.len())) {
        std::cmp::Ordering::Greater => 1,
        std::cmp::Ordering::Equal => 0,
        std::cmp::Ordering::Less => -1,
    }
}

/// PACKAGE_TARGET_RESOLVE. `matched` is what `*` stands for, with the request as a whole.
fn resolver_target(
    resolver: &Resolver,
    target: &Value,
    key: &str,
    matched: Option<(&str, &str)>,
    request: &Request<'_>,
) -> Result<Outcome, Error> {
    match target {
        Value::String(target) => string_target(resolver, target, key, matched, request),
        Value::Array(targets) => {
            let mut last = Ok(Outcome::Null);
            for target in targets {
                match resolver_target(resolver, target, key, matched, request) {
                    Err(error @ Error::InvalidTarget { .. }) => last = Err(error),
                    Err(error) => return Err(error),
                    Ok(Outcome::Undefined) => {}
                    Ok(Outcome::Null) => last = Ok(Outcome::Null),
                    Ok(found) => return Ok(found),
                }
            }
            if targets.is_empty() {
                return Ok(Outcome::Null);
            }
            last
        }
        Value::Object(conditions) => {
            for name in conditions.keys() {
                if name
                    .parse::<u32>()
                    .is_ok_and(|index| index.to_string() == *name)
                {
                    return Err(Error::InvalidConfig {
                        path: request.package.path(),
                        base: request.base.map(ToOwned::to_owned),
                        message: "\"exports\" cannot contain numeric property keys.".to_owned(),
                    });
                }
            }
            for (name, target) in conditions {
                if name == "default" || request.conditions.iter().any(|known| known == name) {
                    match resolver_target(resolver, target, key, matched, request)? {
                        Outcome::Undefined => {}
                        outcome => return Ok(outcome),
                    }
                }
            }
            Ok(Outcome::Undefined)
        }
        Value::Null => Ok(Outcome::Null),
        other => Err(invalid_target(&other.to_string(), key, request)),
    }
}

fn string_target(
    resolver: &Resolver,
    target: &str,
    key: &str,
    matched: Option<(&str, &str)>,
    request: &Request<'_>,
) -> Result<Outcome, Error> {
    let fill = |text: &str| match matched {
        Some((matched, _)) => text.replace('*', matched),
        None => text.to_owned(),
    };
    let Some(path) = target.strip_prefix("./") else {
        let bare = request.is_import
            && !target.starts_with("../")
            && !target.starts_with('/')
            && Url::parse(target).is_err();
        if bare {
            return Ok(Outcome::Found(Target::Bare(fill(target))));
        }
        return Err(invalid_target(target, key, request));
    };
    if has_invalid_segment(path) {
        return Err(invalid_target(target, key, request));
    }
    if let Some((matched, whole)) = matched {
        if has_invalid_segment(matched) {
            return Err(Error::InvalidSpecifier {
                request: whole.to_owned(),
                reason: format!(
                    "request is not a valid match in pattern \"{key}\" for the \"{}\" resolution of {}",
                    if request.is_import {
                        "imports"
                    } else {
                        "exports"
                    },
                    request.package.path()
                ),
                base: request.base.map(ToOwned::to_owned),
            });
        }
        let full = fill(target);
        if full[2..].contains("//") {
            resolver.warn_double_slash(&full, whole, key, request);
        }
    }
    let folder =
        Url::from_directory_path(&request.package.folder).map_err(|()| Error::InvalidUrl {
            specifier: request.package.folder.clone(),
        })?;
    match folder.join(&fill(target)) {
        Ok(url) => Ok(Outcome::Found(Target::Url(url))),
        Err(_) => Err(invalid_target(target, key, request)),
    }
}

fn invalid_target(target: &str, key: &str, request: &Request<'_>) -> Error {
    Error::InvalidTarget {
        folder: request.package.folder.clone(),
        key: key.to_owned(),
        target: target.to_owned(),
        is_import: request.is_import,
        base: request.base.map(ToOwned::to_owned),
    }
}

/// True if a segment is `.`, `..` or `node_modules`, in any case and percent-encoded or not.
fn has_invalid_segment(path: &str) -> bool {
    path.split(['/', '\\']).any(|segment| {
        let plain = percent_decode(segment).to_ascii_lowercase();
        plain
            .split(['/', '\\'])
            .any(|part| matches!(part, "." | ".." | "node_modules"))
    })
}

/// `%XX` as the bytes that they stand for; what is no UTF-8 becomes U+FFFD.
pub(super) fn percent_decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// A name and the rest of a bare specifier: `@scope/name` and `./sub/path`. None if it is no valid name.
pub(super) fn split_name(specifier: &str) -> Option<(&str, &str)> {
    let mut slash = specifier.find('/');
    if specifier.starts_with('@') {
        slash = slash.and_then(|at| specifier[at + 1..].find('/').map(|next| at + 1 + next));
        specifier.find('/')?;
    }
    let (name, rest) = match slash {
        Some(at) => specifier.split_at(at),
        None => (specifier, ""),
    };
    let bad = name.is_empty() || name.starts_with('.') || name.contains(['\\', '%']);
    (!bad).then_some((name, rest))
}

/// True if the path of a URL names an encoded slash.
pub(super) fn has_encoded_separator(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    lower.contains("%2f") || lower.contains("%5c")
}

impl Resolver {
    /// The file of a URL, if there is one.
    pub(super) fn is_file(&self, path: &str) -> bool {
        self.files.kind(path) == Kind::File
    }
}
