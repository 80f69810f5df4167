//! Making a BitAsset.

use super::*;
use collateral_core::{BorrowIndex, Fee};
use frame_support::traits::fungible::InspectHold;

fn make(who: RuntimeOrigin, text: &str) -> DispatchResult {
	BitAssets::create(who, symbol(text), 2, BTS, false, terms())
}

fn held(who: AccountId) -> Balance {
	Balances::balance_on_hold(&HoldReason::Asset.into(), &who)
}

#[test]
fn anyone_makes_one_of_his_own() {
	run(|| {
		assert_ok!(make(signed(DAVE), "XAU"));
		let created = Event::Created {
			asset: USD,
			owner: Some(DAVE),
			symbol: symbol("XAU"),
			decimals: 2,
			backing: BTS,
			backing_freezable: false,
			terms: terms(),
		};
		assert_eq!(events(), [created]);
		assert_eq!(held(DAVE), DEPOSIT);
		assert_eq!(Symbols::<Test>::get(symbol("XAU")), Some(USD));
		let record = Records::<Test>::get(USD).unwrap();
		assert_eq!((record.owner, record.source, record.held), (Some(DAVE), Source::Feeders, DEPOSIT));
		assert_eq!((record.phase, record.pass, record.seen), (Phase::Live, Pass::Done, None));
		assert_eq!((record.index, record.savings.at), (BorrowIndex::new(START), START));
		let metadata = pallet_assets::Metadata::<Test>::get(3);
		assert_eq!(
			(metadata.name.to_vec(), metadata.symbol.to_vec(), metadata.decimals),
			(b"BitXAU".to_vec(), b"BitXAU".to_vec(), 2)
		);
		assert_eq!(supply(), 0);
	});
}

#[test]
fn governance_makes_one_of_nobodys_fed_by_the_oracle() {
	run(|| {
		assert_ok!(make(RuntimeOrigin::root(), "USD"));
		let record = Records::<Test>::get(USD).unwrap();
		assert_eq!((record.owner, record.source, record.held), (None, Source::Oracle, 0));
		assert!(matches!(&events()[..], [Event::Created { owner: None, .. }]));
		assert_noop!(make(RuntimeOrigin::none(), "EUR"), DispatchError::BadOrigin);
	});
}

#[test]
fn a_symbol_is_one_to_ten_capitals_and_digits() {
	run(|| {
		for bad in ["", "usd", "US-D", "US D", "Ü"] {
			assert_noop!(make(signed(OWNER), bad), Error::<Test>::BadSymbol);
		}
		assert!(Symbol::try_from(b"ABCDEFGHIJK".to_vec()).is_err(), "eleven do not fit");
		for good in ["A", "0", "ABCDEFGH19"] {
			assert_ok!(make(signed(OWNER), good));
			assert_noop!(make(signed(DAVE), good), Error::<Test>::SymbolTaken);
		}
	});
}

#[test]
fn a_token_has_at_most_eight_decimals() {
	run(|| {
		let make = |decimals| BitAssets::create(signed(OWNER), symbol("USD"), decimals, BTS, false, terms());
		assert_noop!(make(9), Error::<Test>::TooManyDecimals);
		assert_ok!(make(8));
	});
}

#[test]
fn terms_are_sound_to_the_unit() {
	type Row = (fn(&mut Terms), Result<(), Error<Test>>);
	let rows: [Row; 32] = [
		(|t| t.initial_bp = 19_999, Err(Error::InitialRatio)),
		(|t| t.initial_bp = 20_000, Ok(())),
		(|t| t.initial_bp = 100_000, Ok(())),
		(|t| t.initial_bp = 100_001, Err(Error::InitialRatio)),
		(|t| t.call_fee = Fee { bp: 1_000 }, Ok(())),
		(|t| t.call_fee = Fee { bp: 1_001 }, Err(Error::CallFee)),
		(|t| t.squeeze_bp = 9_999, Err(Error::SqueezeLimit)),
		(|t| t.squeeze_bp = 15_000, Ok(())),
		(|t| t.squeeze_bp = 15_001, Err(Error::SqueezeLimit)),
		(|t| t.maintenance_bp = 10_999, Err(Error::MaintenanceRatio)),
		(|t| t.maintenance_bp = 11_000, Ok(())),
		(|t| t.borrow_fee_bp = 5_000, Ok(())),
		(|t| t.borrow_fee_bp = 5_001, Err(Error::BorrowFee)),
		(|t| t.debt_min = 0, Err(Error::SmallestDebt)),
		(|t| t.debt_min = AMOUNT_MAX, Ok(())),
		(|t| t.debt_min = AMOUNT_MAX + 1, Err(Error::SmallestDebt)),
		(|t| t.settlement.delay_ms = 0, Ok(())),
		(|t| t.settlement.delay_ms = 7 * DAY, Ok(())),
		(|t| t.settlement.delay_ms = 7 * DAY + 1, Err(Error::SettlementDelay)),
		(|t| t.settlement.offset_bp = 1_000, Ok(())),
		(|t| t.settlement.offset_bp = 1_001, Err(Error::SettlementOffset)),
		(|t| t.settlement.volume_bp = 99, Err(Error::SettlementVolume)),
		(|t| t.settlement.volume_bp = 100, Ok(())),
		(|t| t.settlement.volume_bp = 10_000, Ok(())),
		(|t| t.settlement.volume_bp = 10_001, Err(Error::SettlementVolume)),
		(|t| t.settlement.fee = Fee { bp: 1_001 }, Err(Error::SettlementFee)),
		(|t| t.feed.lifetime_ms = 0, Err(Error::FeedLifetime)),
		(|t| t.feed.lifetime_ms = 7 * DAY, Ok(())),
		(|t| t.feed.lifetime_ms = 7 * DAY + 1, Err(Error::FeedLifetime)),
		(|t| t.feed.feeders_min = 0, Err(Error::FeedersMin)),
		(|t| t.feed.feeders_min = 31, Ok(())),
		(|t| t.feed.feeders_min = 32, Err(Error::FeedersMin)),
	];
	run(|| {
		for (number, (change, expected)) in rows.into_iter().enumerate() {
			let mut terms = terms();
			change(&mut terms);
			let made = BitAssets::create(signed(OWNER), symbol(&format!("X{number}")), 0, BTS, false, terms);
			assert_eq!(made, expected.map_err(DispatchError::from), "row {number}");
		}
	});
}

#[test]
fn what_stands_behind_it_exists_and_is_known_to_be_freezable() {
	run(|| {
		let make =
			|text, backing, freezable| BitAssets::create(signed(OWNER), symbol(text), 0, backing, freezable, terms());
		assert_noop!(make("USD", GHOST, true), Error::<Test>::BadBacking);
		assert_noop!(make("USD", IOU, false), Error::<Test>::BackingFreezable);
		events();
		assert_ok!(make("USD", IOU, true));
		assert!(matches!(&events()[..], [Event::Created { backing: IOU, backing_freezable: true, .. }]));
		assert_ok!(make("EUR", BTS, true));
		assert!(matches!(&events()[..], [Event::Created { backing: BTS, backing_freezable: false, .. }]));
		assert_noop!(make("CENT", USD, false), Error::<Test>::BackingFreezable);
		assert_ok!(make("CENT", USD, true));
		assert!(matches!(&events()[..], [Event::Created { backing: USD, backing_freezable: true, .. }]));
		assert_noop!(make("MILL", AssetId::Token(5), false), Error::<Test>::BackingFreezable);
		assert_ok!(make("STM", STM, false));
	});
}

#[test]
fn an_owner_has_the_deposit() {
	run(|| {
		let poor = 77;
		let least = 10;
		assert_ok!(Balances::transfer_allow_death(signed(DAVE), poor, DEPOSIT + least - 1));
		assert_noop!(make(signed(poor), "USD"), Error::<Test>::InsufficientBalance);
		assert_ok!(Balances::transfer_allow_death(signed(DAVE), poor, 1));
		assert_ok!(make(signed(poor), "USD"));
		assert_eq!(held(poor), DEPOSIT);
	});
}

#[test]
fn there_are_a_thousand_at_most() {
	run(|| {
		for number in 1..ASSETS_MAX {
			assert_ok!(make(RuntimeOrigin::root(), &format!("A{number}")));
			let own = |name| make(signed(OWNER), name);
			if number >= ASSETS_MAX - GOVERNED {
				assert_noop!(own("OWN"), Error::<Test>::TooManyAssets);
			}
		}
		assert_ok!(make(RuntimeOrigin::root(), "LAST"));
		assert_noop!(make(RuntimeOrigin::root(), "MORE"), Error::<Test>::TooManyAssets);
		// All of them fit the schedule at once.
		let assets: Vec<AssetId> = Records::<Test>::iter_keys().collect();
		assets.iter().for_each(|asset| oracle_says(*asset, 200));
		assert_eq!(Schedule::<Test>::get().len(), 1_000);
		// So many a block.
		for block in 1..=ASSETS_MAX.div_ceil(STEPS_MAX) {
			idle();
			let seen = Records::<Test>::iter_values().filter(|record| record.seen == Some(price(200))).count();
			assert_eq!(seen as u32, ASSETS_MAX.min(block * STEPS_MAX));
		}
	});
}
