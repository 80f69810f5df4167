//! Every error, by name.

use super::*;
use collateral_core::{Error as Core, Flaw};
use scale_info::{TypeDef, TypeInfo};

/// Also those that no call can bring about: the volume of a day only makes a settlement wait, and records do not
/// contradict each other.
#[test]
fn each_cause_of_the_core_keeps_its_name() {
	let causes = [
		Core::Unchanged,
		Core::TargetOutOfRange,
		Core::TooLarge,
		Core::NothingBorrowed,
		Core::BelowZero,
		Core::DebtTooSmall,
		Core::NoPrice,
		Core::NoVolume,
		Core::WorthNothing,
		Core::Corrupt,
	];
	for cause in causes {
		assert_eq!(format!("{:?}", Error::<Test>::from(cause)), format!("{cause:?}"));
	}
	let others = [
		(Core::BelowInitial, Error::<Test>::BelowInitialRatio),
		(Core::OutOfRange, Error::<Test>::AmountOutOfRange),
		(Core::NoVolume, Error::<Test>::NoVolume),
	];
	for (cause, error) in others {
		assert_eq!(DispatchError::from(Error::<Test>::from(cause)), error.into());
	}
}

#[test]
fn each_flaw_of_terms_has_a_name() {
	let flaws = [
		(Flaw::Initial, Error::<Test>::InitialRatio),
		(Flaw::CallFee, Error::<Test>::CallFee),
		(Flaw::Squeeze, Error::<Test>::SqueezeLimit),
		(Flaw::Maintenance, Error::<Test>::MaintenanceRatio),
		(Flaw::BorrowFee, Error::<Test>::BorrowFee),
		(Flaw::DebtMin, Error::<Test>::SmallestDebt),
		(Flaw::Delay, Error::<Test>::SettlementDelay),
		(Flaw::Offset, Error::<Test>::SettlementOffset),
		(Flaw::Volume, Error::<Test>::SettlementVolume),
		(Flaw::SettlementFee, Error::<Test>::SettlementFee),
		(Flaw::Lifetime, Error::<Test>::FeedLifetime),
		(Flaw::Feeders, Error::<Test>::FeedersMin),
		(Flaw::Fixed, Error::<Test>::TermsFixed),
	];
	for (flaw, error) in flaws {
		assert_eq!(DispatchError::from(Error::<Test>::from(flaw)), error.into());
	}
}

#[test]
fn records_that_contradict_each_other_are_nobodys_fault() {
	world().execute_with(|| {
		create(without_settlement());
		feed(200);
		assert_ok!(adjust(ALICE, 1_000, 600_000));
		Debtors::<Test>::remove(USD, 0);
		assert_noop!(adjust(ALICE, 0, 1), Error::<Test>::Corrupt);
		// The hook goes on with other BitAssets, and tries this one again in five minutes.
		assert_ok!(BitAssets::create(RuntimeOrigin::root(), symbol("EUR"), 0, BTS, false, terms()));
		let eur = AssetId::Token(4);
		oracle_says(eur, 100);
		events();
		idle();
		let failed = Event::StepFailed { asset: USD, error: Error::<Test>::Corrupt.into() };
		assert_eq!(events(), [Event::FeedMoved { asset: eur, price: Some(price(100)) }, failed.clone()]);
		next_block();
		assert_eq!(events(), []);
		wait(DAY / RETRY_PART - BLOCK_MS);
		assert_eq!(events(), [failed]);
		// When the records are right again, so is the BitAsset.
		Debtors::<Test>::insert(USD, 0, ALICE);
		wait(DAY / RETRY_PART);
		assert_eq!(events(), [Event::FeedMoved { asset: USD, price: Some(price(200)) }]);
		check();
	});
}

/// The tests of calls; where a call fails, its error is named.
const TESTS: [&str; 13] = [
	include_str!("adjust.rs"),
	include_str!("announce_terms.rs"),
	include_str!("bid.rs"),
	include_str!("cancel_settlement.rs"),
	include_str!("claim.rs"),
	include_str!("create.rs"),
	include_str!("errors.rs"),
	include_str!("publish_feed.rs"),
	include_str!("push.rs"),
	include_str!("redeem.rs"),
	include_str!("savings.rs"),
	include_str!("set_feeders.rs"),
	include_str!("settle.rs"),
];

/// The names of an enum's variants.
fn variants<Enum: TypeInfo + 'static>() -> Vec<String> {
	let TypeDef::Variant(named) = Enum::type_info().type_def else { panic!("an enum") };
	named.variants.iter().map(|variant| variant.name.to_string()).filter(|name| name != "__Ignore").collect()
}

#[test]
fn every_error_occurs_in_some_test() {
	for name in variants::<Error<Test>>() {
		let seen = |text: &&str| {
			text.contains(&format!("Error::<Test>::{name}")) || text.contains(&format!("Err(Error::{name})"))
		};
		assert!(TESTS.iter().any(seen), "{name} occurs in no test");
	}
}

#[test]
fn every_event_is_told_whole_in_some_test() {
	let text = include_str!("events.rs");
	for name in variants::<Event<Test>>() {
		assert!(text.contains(&format!("Event::{name} {{")), "{name} is told in no test");
	}
}
