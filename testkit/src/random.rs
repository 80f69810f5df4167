//! Extrinsics over the pallets that move assets or hold deposits, from a seed.
//!
//! Most are sensible, so that something happens; some name wrong accounts, amounts at a boundary and things that do
//! not exist, so that refusals happen too. `TESTKIT_SEED` in the environment repeats a run.

use crate::{
	bits::bits,
	trade::trade,
	world::{account, Who},
};
use pallet_ports::ports_core::{
	terms::{Category, Fee, MarketFee, Powers, Rights, Terms},
	view::RequestId,
	State,
};
use sp_runtime::MultiAddress;
use std::env;
use tributary_primitives::{stm::UNIT, Address, AssetId, Balance, SECOND_MS};
use tributary_runtime::{ProxyType, Runtime, RuntimeCall, Timestamp};

/// Everybody who acts.
pub const ACTORS: [Who; 6] = [Who::Alice, Who::Bob, Who::Charlie, Who::Dave, Who::Eve, Who::Ferdie];

/// SplitMix64 (Steele, Lea, Flood 2014): small, and the same everywhere.
pub struct Dice(u64);

impl Dice {
	/// From `TESTKIT_SEED`, or else from `seed`. Prints which.
	pub fn new(seed: u64) -> Self {
		let seed = env::var("TESTKIT_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(seed);
		println!("TESTKIT_SEED={seed}");
		Self(seed)
	}

	fn next(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		mixed ^ (mixed >> 31)
	}

	/// A number below `bound`.
	pub fn below(&mut self, bound: u64) -> u64 {
		self.next() % bound
	}

	/// One of these.
	pub fn one_of<Thing: Clone>(&mut self, things: &[Thing]) -> Thing {
		things[self.below(things.len() as u64) as usize].clone()
	}

	pub(crate) fn chance(&mut self, percent: u64) -> bool {
		self.below(100) < percent
	}
}

/// Somebody and what he does.
pub fn extrinsic(dice: &mut Dice) -> (Who, RuntimeCall) {
	let kind = dice.below(22);
	if kind >= 16 {
		return bits(dice);
	}
	let who = dice.one_of(&ACTORS);
	let call = match kind {
		0 => money(dice),
		1 => token(dice),
		2 => other(dice),
		3 => batch(dice),
		4..10 => trade(dice),
		_ => port(dice),
	};
	(who, call)
}

pub(crate) fn address(dice: &mut Dice) -> Address {
	match dice.chance(95) {
		true => account(dice.one_of(&ACTORS)).into(),
		false => MultiAddress::Id([dice.below(256) as u8; 32].into()),
	}
}

/// Mostly small, sometimes at a boundary.
fn amount(dice: &mut Dice) -> Balance {
	match dice.below(20) {
		0 => 0,
		1 => 1,
		2 => u64::MAX.into(),
		3 => Balance::MAX,
		_ => Balance::from(dice.below(1_000_000)),
	}
}

fn money(dice: &mut Dice) -> RuntimeCall {
	use pallet_balances::Call::{burn, transfer_allow_death, transfer_keep_alive};
	let (dest, value) = (address(dice), Balance::from(dice.below(10)) * UNIT / 3);
	match dice.below(3) {
		0 => burn { value, keep_alive: true }.into(),
		1 => transfer_allow_death::<Runtime> { dest, value }.into(),
		_ => transfer_keep_alive { dest, value }.into(),
	}
}

fn token(dice: &mut Dice) -> RuntimeCall {
	use pallet_assets::Call::{approve_transfer, mint, refund, touch, touch_other, transfer, transfer_approved};
	let id = token_id(dice).into();
	let (target, amount) = (address(dice), amount(dice));
	match dice.below(8) {
		0 => approve_transfer::<Runtime> { id, delegate: target, amount }.into(),
		1 => transfer_approved { id, owner: target, destination: address(dice), amount }.into(),
		2 => mint { id, beneficiary: target, amount }.into(),
		3 => touch { id }.into(),
		4 => touch_other { id, who: target }.into(),
		5 => refund { id, allow_burn: dice.chance(50) }.into(),
		_ => transfer { id, target, amount }.into(),
	}
}

/// Calls of the pallets that move nothing but deposits.
fn other(dice: &mut Dice) -> RuntimeCall {
	match dice.below(6) {
		0 => pallet_staking::Call::<Runtime>::bond {
			value: Balance::from(dice.below(1_000)) * UNIT,
			payee: pallet_staking::RewardDestination::Staked,
		}
		.into(),
		1 => pallet_staking::Call::<Runtime>::unbond { value: Balance::from(dice.below(10)) * UNIT }.into(),
		2 => pallet_proxy::Call::<Runtime>::add_proxy {
			delegate: address(dice),
			proxy_type: dice.one_of(&[ProxyType::Any, ProxyType::NonTransfer, ProxyType::Trading]),
			delay: 0,
		}
		.into(),
		3 => pallet_proxy::Call::<Runtime>::remove_proxies {}.into(),
		4 => pallet_preimage::Call::<Runtime>::note_preimage { bytes: vec![dice.below(4) as u8; 40] }.into(),
		_ => frame_system::Call::<Runtime>::remark { remark: vec![0; dice.below(200) as usize] }.into(),
	}
}

fn batch(dice: &mut Dice) -> RuntimeCall {
	let calls = (0..dice.below(4)).map(|_| if dice.chance(50) { port(dice) } else { trade(dice) }).collect();
	match dice.chance(50) {
		true => pallet_utility::Call::<Runtime>::batch_all { calls }.into(),
		false => pallet_utility::Call::force_batch { calls }.into(),
	}
}

fn token_id(dice: &mut Dice) -> u32 {
	match dice.chance(5) {
		true => 1 + dice.below(5) as u32,
		false => AssetId::FIRST_USER_TOKEN + dice.below(6) as u32,
	}
}

fn terms(dice: &mut Dice) -> Terms {
	let fee = Fee { flat: dice.below(5).into(), basis_points: dice.below(1_200) as u16 };
	Terms {
		deposit_fee: fee,
		redeem_fee: fee,
		request_min: 10,
		request_max: 2_000_000,
		deposit_deadline_ms: 3_600 * SECOND_MS,
		redeem_deadline_ms: 3_600 * SECOND_MS,
		market_fee: MarketFee::default(),
		order_min: 1,
		supply_max: dice.chance(50).then(|| dice.below(50_000_000).into()),
		reserves_required: dice.chance(20),
	}
}

fn state(dice: &mut Dice) -> State {
	dice.one_of(&[State::PendingUserTransferStart, State::PendingAnchor, State::PendingExternal, State::OnHold])
}

fn text<Text: TryFrom<Vec<u8>>>(dice: &mut Dice, words: &[&str]) -> Text {
	let bytes = dice.one_of(words).as_bytes().to_vec();
	bytes.try_into().unwrap_or_else(|_| panic!("the words are short"))
}

/// A reference that is new more often than not.
fn reference(dice: &mut Dice) -> pallet_ports::Reference {
	let bytes = format!("ref-{}", dice.below(100_000)).into_bytes();
	bytes.try_into().expect("it is short")
}

fn port(dice: &mut Dice) -> RuntimeCall {
	match dice.below(10) {
		0 => port_itself(dice),
		1 => port_ious(dice),
		2 => port_powers(dice),
		3..=5 => port_requests(dice),
		_ => port_answers(dice),
	}
}

fn port_itself(dice: &mut Dice) -> RuntimeCall {
	use pallet_ports::Call::*;
	let port = dice.below(4) as u32;
	let rights = Rights { deposits: dice.chance(70), redemptions: dice.chance(70) };
	match dice.below(12) {
		0 => open_port { name: text(dice, &["gate-1", "gate-2", "Gate", ""]), info_url: text(dice, &[""]) },
		1 => pause_port { port },
		2 => retire_port { port: port + 1 },
		3 => close_port { port },
		4 => set_info_url { port, info_url: text(dice, &["", "https://a.b", "x"]) },
		5..=7 => resume_port { port },
		_ => set_operator::<Runtime> { port, operator: address(dice), rights },
	}
	.into()
}

fn port_ious(dice: &mut Dice) -> RuntimeCall {
	use pallet_ports::Call::*;
	let iou = AssetId::Token(token_id(dice));
	let powers = Powers { freeze: dice.chance(50), claw_back: dice.chance(50) };
	match dice.below(8) {
		0 => define_iou {
			port: dice.below(4) as u32,
			code: text(dice, &["AAA", "BBB", "b", ""]),
			category: dice.one_of(&[Category::Digital, Category::Debt]),
			decimals: dice.below(10) as u8,
			powers,
			terms: terms(dice),
		},
		1 => announce_terms { iou, terms: terms(dice) },
		2 => withdraw_terms { iou },
		3 => give_up_powers { iou, powers },
		4 => remove_iou { iou },
		5 => attest_reserves {
			iou,
			amount: amount(dice),
			statement_hash: [0; 32],
			expires: Timestamp::get() + dice.below(10_000) * SECOND_MS,
		},
		6 => untrust { iou },
		_ => trust::<Runtime> { iou, limit: dice.chance(50).then(|| amount(dice)) },
	}
	.into()
}

fn port_powers(dice: &mut Dice) -> RuntimeCall {
	use pallet_ports::Call::*;
	let (iou, who) = (AssetId::Token(token_id(dice)), address(dice));
	match dice.below(8) {
		0 => freeze { iou, who },
		1 => pause_iou { iou },
		2 => claw_back { iou, who, amount: amount(dice) },
		3 => write_off { iou, who },
		4 | 5 => resume_iou { iou },
		_ => thaw::<Runtime> { iou, who },
	}
	.into()
}

fn port_requests(dice: &mut Dice) -> RuntimeCall {
	use pallet_ports::Call::*;
	let (iou, amount) = (AssetId::Token(token_id(dice)), amount(dice));
	match dice.chance(60) {
		true => request_deposit::<Runtime> { iou, amount, memo: text(dice, &["", "memo"]) },
		false => request_redeem {
			iou,
			amount,
			destination: text(dice, &["", "there", "here"]),
			memo: text(dice, &["", "memo"]),
		},
	}
	.into()
}

fn port_answers(dice: &mut Dice) -> RuntimeCall {
	use pallet_ports::Call::*;
	let iou = AssetId::Token(token_id(dice));
	let id = RequestId { iou, number: dice.below(40) as u32 };
	match dice.below(20) {
		0 => cancel_deposit { id },
		1 => reject_deposit { id, reason: text(dice, &["", "no"]) },
		2 => expire_deposit { id },
		3 => expire_redeem { id },
		4 => refund_redeem { id, reason: text(dice, &["", "no"]) },
		5 => report_progress { id, state: state(dice) },
		6 => claim { iou, who: address(dice) },
		7..=9 => issue { iou, dest: address(dice), amount: amount(dice), reference: reference(dice) },
		10..=13 => confirm_redeem { id, reference: reference(dice) },
		_ => confirm_deposit::<Runtime> { id, amount: amount(dice), reference: reference(dice) },
	}
	.into()
}
