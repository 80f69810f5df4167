//! The tracks of referenda: which power each gives, how many votes it needs, and how long it takes.

use crate::{origins::Origin, Balance, BlockNumber, OriginCaller, Runtime};
use alloc::borrow::Cow;
use frame_support::dispatch::RawOrigin;
use pallet_periods::Pallet as Periods;
use pallet_referenda::{Curve, Track, TrackInfo, TracksInfo};
use sp_arithmetic::FixedI64;
use tributary_primitives::{stm::UNIT, GovernancePeriods};

/// A percentage as the curves want it.
const fn percent(x: i128) -> FixedI64 {
	FixedI64::from_rational(x as u128, 100)
}

/// Votes in favour: almost all at first, half at the end.
const FIRM: Curve = Curve::make_reciprocal(4, 28, percent(80), percent(50), percent(100));
/// Votes in favour: falls evenly from all to half within the first half of the time.
const PLAIN: Curve = Curve::make_linear(14, 28, percent(50), percent(100));
/// STM in favour: half of what circulates at first, nothing at the end.
const BROAD: Curve = Curve::make_linear(28, 28, percent(0), percent(50));
/// STM in favour: half of what circulates at first, a tenth at the end: for what is decided within hours.
const URGENT: Curve = Curve::make_linear(28, 28, percent(10), percent(50));
/// STM in favour: a tenth of what circulates at first, nothing at the end.
const NARROW: Curve = Curve::make_linear(28, 28, percent(0), percent(10));

/// A track as written here: periods are left to the table.
struct Line {
	id: u16,
	name: &'static str,
	origin: Power,
	max_deciding: u32,
	/// STM.
	deposit: Balance,
	/// Parts of the table's periods it takes: 1 of so many.
	haste: BlockNumber,
	approval: Curve,
	support: Curve,
}

/// What a referendum's call runs with.
enum Power {
	Root,
	Of(Origin),
}

/// Every track, sorted by id. Ids and their origins are a public interface.
const LINES: [Line; 6] = [
	Line {
		id: 0,
		name: "root",
		origin: Power::Root,
		max_deciding: 1,
		deposit: 10_000,
		haste: 1,
		approval: FIRM,
		support: BROAD,
	},
	Line {
		id: 10,
		name: "general_admin",
		origin: Power::Of(Origin::GeneralAdmin),
		max_deciding: 10,
		deposit: 1_000,
		haste: 1,
		approval: FIRM,
		support: NARROW,
	},
	Line {
		id: 11,
		name: "feeders_admin",
		origin: Power::Of(Origin::FeedersAdmin),
		max_deciding: 10,
		deposit: 1_000,
		haste: 2,
		approval: PLAIN,
		support: NARROW,
	},
	Line {
		id: 12,
		name: "safety_officer",
		origin: Power::Of(Origin::SafetyOfficer),
		max_deciding: 10,
		deposit: 1_000,
		haste: 8,
		approval: FIRM,
		support: URGENT,
	},
	Line {
		id: 20,
		name: "referendum_canceller",
		origin: Power::Of(Origin::ReferendumCanceller),
		max_deciding: 100,
		deposit: 1_000,
		haste: 4,
		approval: PLAIN,
		support: NARROW,
	},
	Line {
		id: 21,
		name: "referendum_killer",
		origin: Power::Of(Origin::ReferendumKiller),
		max_deciding: 100,
		deposit: 5_000,
		haste: 4,
		approval: FIRM,
		support: BROAD,
	},
];

impl Line {
	/// The track with the periods of this chain. A period never falls below a block, and a decision always outlasts
	/// its confirmation.
	fn track(&self, table: &GovernancePeriods) -> Track<u16, Balance, BlockNumber> {
		let hasten = |period: BlockNumber| period.div_ceil(self.haste).max(1);
		Track {
			id: self.id,
			info: TrackInfo {
				name: padded(self.name),
				max_deciding: self.max_deciding,
				decision_deposit: self.deposit * UNIT,
				prepare_period: hasten(table.prepare),
				decision_period: hasten(table.decision).max(hasten(table.confirm) + 1),
				confirm_period: hasten(table.confirm),
				min_enactment_period: hasten(table.enactment),
				min_approval: self.approval.clone(),
				min_support: self.support.clone(),
			},
		}
	}

	fn is_of(&self, origin: &OriginCaller) -> bool {
		match (&self.origin, origin) {
			(Power::Root, OriginCaller::system(RawOrigin::Root)) => true,
			(Power::Of(power), OriginCaller::Origins(origin)) => power == origin,
			_ => false,
		}
	}
}

/// A name as referenda keep it: filled up with zeros, cut to 25 bytes.
fn padded(name: &str) -> [u8; 25] {
	let mut bytes = [0; 25];
	bytes.iter_mut().zip(name.bytes()).for_each(|(to, from)| *to = from);
	bytes
}

/// The tracks with the periods of this chain.
pub struct Tracks;
impl TracksInfo<Balance, BlockNumber> for Tracks {
	type Id = u16;
	type RuntimeOrigin = OriginCaller;

	fn tracks() -> impl Iterator<Item = Cow<'static, Track<u16, Balance, BlockNumber>>> {
		let table = Periods::<Runtime>::periods().governance;
		LINES.iter().map(move |line| Cow::Owned(line.track(&table)))
	}

	fn track_for(origin: &OriginCaller) -> Result<u16, ()> {
		LINES.iter().find(|line| line.is_of(origin)).map(|line| line.id).ok_or(())
	}
}
