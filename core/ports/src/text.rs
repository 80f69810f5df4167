//! Which names, codes and references are well formed. Looks at bytes only, so it costs no storage (B-6, B-11).

/// Longest name of a port, bytes.
pub const NAME_MAX: u32 = 32;
/// Shortest name of a port, bytes.
pub const NAME_MIN: u32 = 3;
/// Longest code of an IOU, bytes.
pub const CODE_MAX: u32 = 12;
/// Longest address of a port's page, bytes.
pub const URL_MAX: u32 = 128;
/// Longest memo or reason, bytes.
pub const MEMO_MAX: u32 = 128;
/// Longest address of a payout outside the chain, bytes.
pub const DESTINATION_MAX: u32 = 128;
/// Longest reference to something outside the chain, bytes: a transaction's hash in hexadecimal and its output fit.
pub const REFERENCE_MAX: u32 = 96;

/// Whether `name` may be a port's: 3 to 32 bytes of `a`–`z`, `0`–`9`, `-` and `.`, first and last a letter or digit.
///
/// One case and no blanks, so that no two ports' names look alike for that.
pub fn is_name(name: &[u8]) -> bool {
	let plain = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
	within(name, NAME_MIN, NAME_MAX)
		&& name.iter().all(|byte| plain(byte) || matches!(byte, b'-' | b'.'))
		&& name.first().is_some_and(plain)
		&& name.last().is_some_and(plain)
}

/// Whether `code` may be an IOU's: 1 to 12 bytes of `A`–`Z` and `0`–`9`.
pub fn is_code(code: &[u8]) -> bool {
	within(code, 1, CODE_MAX) && code.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// Whether `reference` can name something outside the chain: 1 to 96 printable ASCII bytes without blanks.
pub fn is_reference(reference: &[u8]) -> bool {
	within(reference, 1, REFERENCE_MAX) && reference.iter().all(u8::is_ascii_graphic)
}

/// Whether `url` is empty or begins with `https://` and is printable ASCII without blanks.
pub fn is_url(url: &[u8]) -> bool {
	url.is_empty() || url.starts_with(b"https://") && within(url, 9, URL_MAX) && url.iter().all(u8::is_ascii_graphic)
}

fn within(text: &[u8], shortest: u32, longest: u32) -> bool {
	u32::try_from(text.len()).is_ok_and(|length| (shortest..=longest).contains(&length))
}

#[cfg(test)]
mod tests {
	use super::*;

	fn table(accepts: fn(&[u8]) -> bool, good: &[&str], bad: &[&str]) {
		good.iter().for_each(|text| assert!(accepts(text.as_bytes()), "{text:?} is good"));
		bad.iter().for_each(|text| assert!(!accepts(text.as_bytes()), "{text:?} is bad"));
	}

	#[test]
	fn names() {
		let longest = "a".repeat(32);
		let longer = "a".repeat(33);
		let bad = ["", "ab", "Bitstamp", "bit stamp", "-abc", "abc.", "b\u{ed}t", "a/bc", &longer];
		table(is_name, &["abc", "bitstamp", "port-1.example", &longest], &bad);
	}

	#[test]
	fn codes() {
		table(is_code, &["B", "BTC", "1INCH", "ABCDEFGHIJKL"], &["", "btc", "B-C", "B C", "ABCDEFGHIJKLM"]);
	}

	#[test]
	fn references() {
		let longest = "f".repeat(96);
		let longer = "f".repeat(97);
		table(is_reference, &["1", "0xabc:0", &longest], &["", "a b", "a\n", "\u{e9}", &longer]);
	}

	#[test]
	fn urls() {
		let longer = format!("https://{}", "a".repeat(121));
		let bad = ["http://a.b", "https://", "https://a b", "ftp://a", &longer];
		table(is_url, &["", "https://a", "https://a.b/c?d=e"], &bad);
	}
}
