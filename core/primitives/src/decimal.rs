//! Whole numbers as decimal strings: a JSON number loses digits above 2^53. For `#[serde(with = "...")]`.

use alloc::string::{String, ToString};
use core::{
	fmt::{Display, Formatter},
	marker::PhantomData,
	num::NonZeroU64,
};
use serde::{de, Deserializer, Serializer};
use sp_core::U256;

/// A number that has a decimal form.
pub trait Decimal: Display + Sized {
	/// Reads digits, and nothing but digits; none if they are no such number.
	fn read(digits: &str) -> Option<Self>;
}

impl Decimal for u64 {
	fn read(digits: &str) -> Option<Self> {
		digits.parse().ok()
	}
}

impl Decimal for u128 {
	fn read(digits: &str) -> Option<Self> {
		digits.parse().ok()
	}
}

impl Decimal for NonZeroU64 {
	fn read(digits: &str) -> Option<Self> {
		digits.parse().ok()
	}
}

impl Decimal for U256 {
	fn read(digits: &str) -> Option<Self> {
		Self::from_dec_str(digits).ok()
	}
}

/// Writes the number as a string.
pub fn serialize<Number: Decimal, S: Serializer>(number: &Number, serializer: S) -> Result<S::Ok, S::Error> {
	serializer.collect_str(number)
}

/// Reads the number from a string, or from a number whose digits are all there.
pub fn deserialize<'de, Number: Decimal, D: Deserializer<'de>>(deserializer: D) -> Result<Number, D::Error> {
	deserializer.deserialize_any(Digits(PhantomData))
}

/// Reads either form.
struct Digits<Number>(PhantomData<Number>);

impl<Number: Decimal> de::Visitor<'_> for Digits<Number> {
	type Value = Number;

	fn expecting(&self, formatter: &mut Formatter) -> core::fmt::Result {
		formatter.write_str("a whole number, as a decimal string")
	}

	fn visit_u64<E: de::Error>(self, number: u64) -> Result<Number, E> {
		self.visit_str(&number.to_string())
	}

	fn visit_str<E: de::Error>(self, text: &str) -> Result<Number, E> {
		let digits = Some(text).filter(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()));
		digits.and_then(Number::read).ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
	}
}

/// The same for a number that may be missing: null.
pub mod option {
	use super::{Decimal, Digits, Formatter, PhantomData, String, ToString};
	use serde::{de, Deserializer, Serialize, Serializer};

	/// Writes the number as a string, none as null.
	pub fn serialize<Number: Decimal, S: Serializer>(
		number: &Option<Number>,
		serializer: S,
	) -> Result<S::Ok, S::Error> {
		let text: Option<String> = number.as_ref().map(ToString::to_string);
		text.serialize(serializer)
	}

	/// Reads the number from either form, null as none.
	pub fn deserialize<'de, Number: Decimal, D: Deserializer<'de>>(
		deserializer: D,
	) -> Result<Option<Number>, D::Error> {
		deserializer.deserialize_option(Maybe(PhantomData))
	}

	struct Maybe<Number>(PhantomData<Number>);

	impl<'de, Number: Decimal> de::Visitor<'de> for Maybe<Number> {
		type Value = Option<Number>;

		fn expecting(&self, formatter: &mut Formatter) -> core::fmt::Result {
			formatter.write_str("a whole number, as a decimal string, or null")
		}

		fn visit_none<E: de::Error>(self) -> Result<Option<Number>, E> {
			Ok(None)
		}

		fn visit_unit<E: de::Error>(self) -> Result<Option<Number>, E> {
			Ok(None)
		}

		fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Number>, D::Error> {
			deserializer.deserialize_any(Digits(PhantomData)).map(Some)
		}
	}
}

#[cfg(test)]
mod tests {
	use serde::{Deserialize, Serialize};
	use sp_core::U256;

	#[derive(Debug, Deserialize, Eq, PartialEq, Serialize)]
	struct Numbers {
		#[serde(with = "super")]
		small: u64,
		#[serde(with = "super")]
		large: U256,
		#[serde(default, with = "super::option")]
		some: Option<u128>,
		#[serde(default, with = "super::option")]
		none: Option<u64>,
	}

	#[test]
	fn every_digit_is_kept_both_ways() {
		let numbers = Numbers { small: u64::MAX, large: U256::MAX, some: Some(u128::MAX), none: None };
		let json = serde_json::to_string(&numbers).unwrap();
		assert!(json.contains("\"18446744073709551615\"") && json.contains("\"none\":null"), "{json}");
		assert!(json.contains("\"115792089237316195423570985008687907853269984665640564039457584007913129639935\""));
		assert_eq!(serde_json::from_str::<Numbers>(&json).unwrap(), numbers);
	}

	#[test]
	fn numbers_are_read_too_and_nothing_else() {
		let read = |small: &str| serde_json::from_str::<Numbers>(&format!("{{\"small\":{small},\"large\":\"1\"}}"));
		assert_eq!(read("7").unwrap().small, 7);
		assert_eq!(read("\"7\"").unwrap().small, 7);
		for text in ["\"\"", "\"+7\"", "\"-7\"", "\"0x7\"", "\"1.5\"", "1.5", "-7", "null", "\"18446744073709551616\""]
		{
			assert!(read(text).is_err(), "{text}");
		}
	}
}
