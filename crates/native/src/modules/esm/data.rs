//! `data:` URLs (RFC 2397) as sources of modules.

use percent_encoding::percent_decode_str;

/// The media type without parameters, and the text.
pub(super) struct Data {
    pub(super) kind: String,
    pub(super) text: Vec<u8>,
}

/// Takes `data:[type][;parameter][;base64],text` apart.
pub(super) fn parse(url: &str) -> Option<Data> {
    let rest = url.strip_prefix("data:")?;
    let rest = rest.split_once('#').map_or(rest, |(rest, _)| rest);
    let (head, body) = rest.split_once(',')?;
    let mut parts = head.split(';');
    let kind = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
    let base64 = head
        .rsplit(';')
        .next()
        .is_some_and(|last| last.trim().eq_ignore_ascii_case("base64"));
    let bytes: Vec<u8> = percent_decode_str(body).collect();
    let text = if base64 {
        let clean: Vec<u8> = bytes
            .into_iter()
            .filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=')
            .collect();
        base64_simd::STANDARD_NO_PAD.decode_to_vec(clean).ok()?
    } else {
        bytes
    };
    Some(Data { kind, text })
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn texts_are_escaped_or_base64() {
        let text = |url| parse(url).map(|data| (data.kind, String::from_utf8(data.text).unwrap()));
        let js = "text/javascript".to_owned();
        assert_eq!(
            text("data:text/javascript,a%20b"),
            Some((js.clone(), "a b".to_owned()))
        );
        assert_eq!(
            text("data:text/javascript;charset=utf-8;base64,YWI="),
            Some((js, "ab".to_owned()))
        );
        assert_eq!(text("data:nothing"), None);
    }
}
