//! A chain of a preset, the people on it, and the blocks they fill.

use crate::custody;
use codec::Encode;
use frame_support::{
	genesis_builder_helper::build_state,
	traits::{TryState, TryStateSelect},
};
use serde_json::Value;
use sp_consensus_babe::{
	digests::{CompatibleDigestItem, PreDigest, SecondaryPlainPreDigest},
	Slot,
};
use sp_io::TestExternalities;
pub use sp_keyring::Sr25519Keyring as Who;
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::{
	generic::Era,
	traits::{Hash as _, Header as _},
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidity, TransactionValidityError},
	Digest, DigestItem, DispatchResult, MultiSignature, Storage,
};
use staging_xcm::v5::Location;
use tributary_primitives::{AccountId, Balance, Hash, Header};
use tributary_runtime::{
	genesis::get_preset, AllPalletsWithSystem, Babe, Balances, Executive, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeGenesisConfig, Session, SignedPayload, System, UncheckedExtrinsic,
};

/// The slot before the first block.
const FIRST_SLOT: u64 = 1_000_000;

/// Runs a test on a chain of a preset, and checks every pallet's state when it is over.
pub fn on(preset: &str, test: impl FnOnce()) {
	externalities(preset).execute_with(|| {
		test();
		check_state();
	});
}

/// The genesis of a preset.
pub fn externalities(preset: &str) -> TestExternalities {
	let mut ext = TestExternalities::default();
	ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	ext.execute_with(|| build_state::<RuntimeGenesisConfig>(genesis_json(preset).to_string().into_bytes()).unwrap());
	ext
}

/// A state that was kept, as keys and values.
pub fn externalities_of(state: impl IntoIterator<Item = (Vec<u8>, Vec<u8>)>) -> TestExternalities {
	let top = state.into_iter().collect();
	let mut ext = TestExternalities::new(Storage { top, children_default: Default::default() });
	ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	ext
}

/// The whole genesis of a preset: its patch over the default.
pub fn genesis_json(preset: &str) -> Value {
	let mut genesis = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
	let patch = get_preset(&preset.into()).unwrap_or_else(|| panic!("no preset {preset}"));
	merge(&mut genesis, serde_json::from_slice(&patch).unwrap());
	genesis
}

/// Merges as the client does (RFC 7386): null takes a field away.
fn merge(into: &mut Value, patch: Value) {
	let (Value::Object(fields), Value::Object(patch)) = (&mut *into, &patch) else { return *into = patch };
	for (key, value) in patch.clone() {
		match value {
			Value::Null => drop(fields.remove(&key)),
			value => merge(fields.entry(key).or_insert(Value::Null), value),
		}
	}
}

/// Every pallet's own checks, and those that stand above them: what is issued of STM is what accounts have, and custody
/// has what all who keep something there say together.
pub fn check_state() {
	AllPalletsWithSystem::try_state(System::block_number(), TryStateSelect::All).unwrap();
	assert_eq!(Balances::total_issuance(), sum_of_stm(), "STM issued is STM in accounts");
	custody::check();
}

/// What a block did.
pub struct Made {
	/// What each transaction did, in order.
	pub results: Vec<DispatchResult>,
	/// Every event, in order.
	pub events: Vec<RuntimeEvent>,
}

impl Made {
	/// The events that `of` makes something of.
	pub fn find<T>(&self, of: impl FnMut(&RuntimeEvent) -> Option<T>) -> Vec<T> {
		self.events.iter().filter_map(of).collect()
	}

	/// The block, if each of its transactions succeeded.
	#[track_caller]
	pub fn all_ok(self) -> Self {
		assert!(self.results.iter().all(Result::is_ok), "{:?}", self.results);
		self
	}
}

/// Makes a block in the next slot, with these transactions. Panics if one of them does not belong in a block.
#[track_caller]
pub fn block(transactions: Vec<UncheckedExtrinsic>) -> Made {
	begin();
	let results = apply(transactions);
	end(results)
}

/// The same, and after them as many transactions of somebody's as there is room for.
#[track_caller]
pub fn full_block<Call: Into<RuntimeCall>>(
	transactions: Vec<UncheckedExtrinsic>,
	who: Who,
	call: impl Fn() -> Call,
) -> Made {
	begin();
	let mut results = apply(transactions);
	loop {
		match Executive::apply_extrinsic(tx(who, call())) {
			Ok(result) => results.push(result),
			Err(TransactionValidityError::Invalid(InvalidTransaction::ExhaustsResources)) => return end(results),
			Err(error) => panic!("it belongs in a block: {error:?}"),
		}
	}
}

fn begin() {
	Executive::initialize_block(&next_header());
	let now = *Babe::current_slot() * Babe::slot_duration();
	let timestamp = UncheckedExtrinsic::new_bare(pallet_timestamp::Call::set { now }.into());
	Executive::apply_extrinsic(timestamp).unwrap().unwrap();
}

#[track_caller]
fn apply(transactions: Vec<UncheckedExtrinsic>) -> Vec<DispatchResult> {
	let applied = transactions.into_iter().map(Executive::apply_extrinsic);
	applied.map(|result| result.expect("the transaction belongs in a block")).collect()
}

fn end(results: Vec<DispatchResult>) -> Made {
	Executive::finalize_block();
	Made { results, events: System::read_events_no_consensus().map(|record| record.event).collect() }
}

/// Makes so many blocks without transactions.
pub fn blocks(count: u32) -> Vec<Made> {
	(0..count).map(|_| block(vec![])).collect()
}

/// The header of a block in the next slot, by the next validator in turn.
fn next_header() -> Header {
	let slot = Slot::from((*Babe::current_slot()).max(FIRST_SLOT) + 1);
	let parent = sp_runtime::traits::BlakeTwo256::hash(&System::block_number().encode());
	let parent = if System::block_number() == 0 { System::block_hash(0) } else { parent };
	let digest = Digest { logs: vec![pre_digest(slot, author_of(slot))] };
	Header::new(System::block_number() + 1, Hash::default(), Hash::default(), parent, digest)
}

/// A validator whose turn the next slot is not. (Who makes the block that reports him would stop the chain.)
pub fn bystander() -> u32 {
	let next = author_of(Babe::current_slot() + 1);
	(next + 1) % Babe::authorities().len() as u32
}

/// Whose turn a slot is, among those who are not disabled.
fn author_of(slot: Slot) -> u32 {
	let disabled = Session::disabled_validators();
	let able: Vec<_> = (0..Babe::authorities().len() as u32).filter(|index| !disabled.contains(index)).collect();
	able[*slot as usize % able.len()]
}

/// Says who made a block, and in which slot.
pub fn pre_digest(slot: Slot, authority_index: u32) -> DigestItem {
	DigestItem::babe_pre_digest(PreDigest::SecondaryPlain(SecondaryPlainPreDigest { slot, authority_index }))
}

/// A transaction without a tip.
pub fn tx(who: Who, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	signed(who, System::account_nonce(account(who)), call.into(), 0, None)
}

/// Several transactions of one sender, in order.
pub fn txs<Call: Into<RuntimeCall>>(who: Who, calls: impl IntoIterator<Item = Call>) -> Vec<UncheckedExtrinsic> {
	let nonces = System::account_nonce(account(who))..;
	calls.into_iter().zip(nonces).map(|(call, nonce)| signed(who, nonce, call.into(), 0, None)).collect()
}

/// Transactions of several senders, each sender's in order.
pub fn in_order(calls: Vec<(Who, RuntimeCall)>) -> Vec<UncheckedExtrinsic> {
	let mut sent = std::collections::BTreeMap::<AccountId, u32>::new();
	let numbered = calls.into_iter().map(|(who, call)| {
		let count = sent.entry(account(who)).or_default();
		let nonce = System::account_nonce(account(who)) + *count;
		*count += 1;
		signed(who, nonce, call, 0, None)
	});
	numbered.collect()
}

/// A transaction with everything about it.
pub fn signed(who: Who, nonce: u32, call: RuntimeCall, tip: Balance, asset: Option<Location>) -> UncheckedExtrinsic {
	let extension = (
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckMortality::from(Era::Immortal),
		frame_system::CheckNonce::from(nonce),
		frame_system::CheckWeight::new(),
		pallet_asset_tx_payment::ChargeAssetTxPayment::from(tip, asset),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	);
	let payload = SignedPayload::new(call, extension).unwrap();
	let signature = payload.using_encoded(|bytes| who.sign(bytes));
	let (call, extension, _) = payload.deconstruct();
	UncheckedExtrinsic::new_signed(call, account(who).into(), MultiSignature::Sr25519(signature), extension)
}

/// What the pool says of a transaction.
pub fn pool(transaction: UncheckedExtrinsic) -> TransactionValidity {
	frame_support::storage::with_transaction(|| {
		let at = System::block_hash(System::block_number());
		let verdict = Executive::validate_transaction(TransactionSource::External, transaction, at);
		sp_runtime::TransactionOutcome::Rollback(Ok::<_, sp_runtime::DispatchError>(verdict))
	})
	.unwrap()
}

/// Why the pool turns a transaction away.
#[track_caller]
pub fn refusal(transaction: UncheckedExtrinsic) -> TransactionValidityError {
	pool(transaction).expect_err("the pool takes the transaction")
}

pub fn account(who: Who) -> AccountId {
	who.to_account_id()
}

/// What an account may spend or hold, all together.
pub fn total(who: &AccountId) -> Balance {
	<Balances as frame_support::traits::fungible::Inspect<AccountId>>::total_balance(who)
}

/// All the STM that accounts have.
pub fn sum_of_stm() -> Balance {
	frame_system::Account::<Runtime>::iter_values().map(|account| account.data.free + account.data.reserved).sum()
}

/// A transfer of STM.
pub fn transfer(to: &AccountId, value: Balance) -> RuntimeCall {
	pallet_balances::Call::<Runtime>::transfer_allow_death { dest: to.clone().into(), value }.into()
}

/// An account nobody has a key of.
pub fn stranger() -> AccountId {
	AccountId::new([77; 32])
}
