//! What an issuer takes from a fill (B-20, B-21).

use crate::price::floor;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Basis points in a whole.
const WHOLE_BPS: u64 = 10_000;
/// Most a market fee may be: 10 % of what is received. Less than the whole, so whoever receives one unit keeps it.
pub const FEE_BPS_MAX: u16 = 1_000;

/// Which part the one who is paid had in the fill.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Role {
	/// His order rested.
	Maker,
	/// He took.
	Taker,
}

/// An asset's market fee, taken from what is received of it, rounded down: the remainder is the receiver's. A decoded fee
/// above [`FEE_BPS_MAX`] counts as [`FEE_BPS_MAX`].
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct MarketFee {
	maker_bps: u16,
	taker_bps: u16,
	cap_per_fill: Option<u64>,
}

impl MarketFee {
	/// A fee of so many basis points, at most `cap_per_fill` units a fill; none above [`FEE_BPS_MAX`].
	pub fn new(maker_bps: u16, taker_bps: u16, cap_per_fill: Option<u64>) -> Option<Self> {
		let sound = maker_bps <= FEE_BPS_MAX && taker_bps <= FEE_BPS_MAX;
		sound.then_some(Self { maker_bps, taker_bps, cap_per_fill })
	}

	/// The fee on `received` units: `min(floor(received · bps / 10,000), cap)`. Always less than `received`.
	pub fn on(&self, role: Role, received: u64) -> u64 {
		floor(received, self.bps(role), WHOLE_BPS).min(self.cap())
	}

	/// What is left of `received` units.
	pub fn net(&self, role: Role, received: u64) -> u64 {
		received.saturating_sub(self.on(role, received))
	}

	/// The smallest amount of which exactly `net` is left; `u64::MAX` if it is more.
	///
	/// Proof, with `b` basis points, `k = 10,000 − b` and cap `c`: what is left of `g` is
	/// `max(ceil(g·k / 10,000), g − c)`, which never falls and rises by at most 1 a unit, so it meets every number.
	/// The first part reaches `net` at `floor((net − 1)·10,000 / k) + 1`, the second at `net + c`; the earlier one is
	/// the answer.
	pub fn gross(&self, role: Role, net: u64) -> u64 {
		let Some(below) = net.checked_sub(1) else { return 0 };
		let kept_bps = WHOLE_BPS.saturating_sub(self.bps(role));
		floor(below, WHOLE_BPS, kept_bps).saturating_add(1).min(net.saturating_add(self.cap()))
	}

	/// At most [`FEE_BPS_MAX`], also for a fee that was decoded and never checked.
	fn bps(&self, role: Role) -> u64 {
		let bps = match role {
			Role::Maker => self.maker_bps,
			Role::Taker => self.taker_bps,
		};
		bps.min(FEE_BPS_MAX).into()
	}

	fn cap(&self) -> u64 {
		self.cap_per_fill.unwrap_or(u64::MAX)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn fee(bps: u16, cap: Option<u64>) -> MarketFee {
		MarketFee::new(0, bps, cap).unwrap()
	}

	#[test]
	fn fees_are_rounded_down_and_capped() {
		let rows = [
			(0, None, 1_000_000, 0),
			(25, None, 399, 0),
			(25, None, 400, 1),
			(25, None, 799, 1),
			(1_000, None, 1, 0),
			(1_000, None, 10, 1),
			(1_000, Some(5), 49, 4),
			(1_000, Some(5), 1_000, 5),
			(1_000, Some(0), 1_000, 0),
			(1_000, None, u64::MAX, u64::MAX / 10),
		];
		for (bps, cap, received, expected) in rows {
			assert_eq!(fee(bps, cap).on(Role::Taker, received), expected, "{bps} {cap:?} {received}");
			assert_eq!(fee(bps, cap).on(Role::Maker, received), 0);
		}
		assert_eq!(MarketFee::new(10, 0, None).unwrap().on(Role::Maker, 1_000), 1);
	}

	#[test]
	fn a_tenth_is_the_most() {
		assert!(MarketFee::new(1_000, 1_000, None).is_some());
		assert_eq!(MarketFee::new(1_001, 0, None), None);
		assert_eq!(MarketFee::new(0, 1_001, None), None);
	}

	#[test]
	fn a_decoded_fee_takes_no_more_than_a_tenth() {
		let fee = MarketFee::decode(&mut &(u16::MAX, u16::MAX, None::<u64>).encode()[..]).unwrap();
		for role in [Role::Maker, Role::Taker] {
			assert_eq!((fee.on(role, 1_000), fee.net(role, 1_000), fee.gross(role, 900)), (100, 900, 999));
		}
	}

	#[test]
	fn gross_is_the_smallest_that_leaves_the_net() {
		for bps in [0, 1, 7, 30, 100, 333, 999, 1_000] {
			for cap in [None, Some(0), Some(1), Some(3), Some(40)] {
				for net in 1..=1_500 {
					let fee = fee(bps, cap);
					let gross = fee.gross(Role::Taker, net);
					assert_eq!(fee.net(Role::Taker, gross), net, "{bps} {cap:?} {net}");
					assert!(fee.net(Role::Taker, gross - 1) < net, "{bps} {cap:?} {net}");
				}
			}
		}
		assert_eq!(fee(1_000, None).gross(Role::Taker, 0), 0);
		assert_eq!(fee(1_000, None).gross(Role::Taker, u64::MAX), u64::MAX);
		let largest = (1 << 63) - 1;
		assert_eq!(fee(1_000, None).net(Role::Taker, fee(1_000, None).gross(Role::Taker, largest)), largest);
	}
}
