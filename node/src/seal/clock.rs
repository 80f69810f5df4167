//! The time of a sealed chain, and the BABE digest that goes with it.
//!
//! The SDK's own pair for this, `SlotTimestampProvider` and `BabeConsensusDataProvider`, moves time even when no block
//! comes of it (an empty pool, an import that fails) and invents an epoch when the node does not hold the key of a
//! slot. Here the slot follows from the parent alone, and a slot whose author is not on this node is missed, as it
//! would be on a real chain.

use crate::service::{Backend, Client};
use futures::future;
use sc_client_api::Backend as _;
use sc_consensus::BlockImportParams;
use sc_consensus_babe::{
	authorship::claim_slot, find_pre_digest, BabeIntermediate, CompatibleDigestItem, Epoch, PreDigest, INTERMEDIATE_KEY,
};
use sc_consensus_epochs::{descendent_query, SharedEpochChanges, ViableEpochDescriptor};
use sc_consensus_manual_seal::{ConsensusDataProvider, Error};
use sp_api::StorageProof;
use sp_blockchain::Backend as _;
use sp_consensus_babe::{
	inherents::{BabeCreateInherentDataProviders, InherentDataProvider as SlotProvider},
	BabeConfiguration, Slot,
};
use sp_inherents::{CreateInherentDataProviders, InherentData};
use sp_keystore::KeystorePtr;
use sp_runtime::{Digest, DigestItem};
use sp_timestamp::{InherentDataProvider as TimestampProvider, Timestamp, TimestampInherentData};
use std::sync::Arc;
use tributary_primitives::{BlockNumber, Hash, Header, OpaqueBlock as Block};

/// Slots looked at for one that a key of this node may claim, before giving up.
const SLOTS_TRIED: u64 = 10_000;

/// Milliseconds of a time that lies ahead of every block, yet far from overflowing.
const FAR_AHEAD: u64 = u64::MAX / 4;

/// Epochs as BABE tracks them on every fork.
pub type Epochs = SharedEpochChanges<Block, Epoch>;

/// Gives each sealed block its slot, and the digest that claims it.
pub struct Clock {
	client: Arc<Client>,
	keystore: KeystorePtr,
	epochs: Epochs,
	config: BabeConfiguration,
	backend: Arc<Backend>,
}

/// The inherent data that blocks are checked against when a sealed chain imports them.
///
/// A sealed chain has no wall clock to be ahead of, so the checking time lies ahead of everything. That also ends the
/// search for equivocations: a fork made on purpose shall not slash its author.
pub fn checking_time() -> BabeCreateInherentDataProviders<Block> {
	Arc::new(|_, ()| future::ready(Ok((SlotProvider::new(FAR_AHEAD.into()), TimestampProvider::new(FAR_AHEAD.into())))))
}

impl Clock {
	/// A clock for the chain in `backend`, whose epochs BABE's import tracks in `epochs`.
	pub fn new(
		client: Arc<Client>,
		backend: Arc<Backend>,
		keystore: KeystorePtr,
		epochs: Epochs,
		config: BabeConfiguration,
	) -> Self {
		Self { client, keystore, epochs, config, backend }
	}

	/// Inherent data for children of any block: the start of the slot, and nothing else.
	///
	/// The sealing task takes a block for empty when it has as many extrinsics as there are inherent data. The slot as
	/// a second datum, which is no extrinsic, would make a block of one transaction look empty.
	pub fn inherents(
		self: &Arc<Self>,
	) -> impl CreateInherentDataProviders<Block, (), InherentDataProviders = TimestampProvider> {
		let clock = self.clone();
		move |parent, ()| future::ready(clock.start_after(parent).map(TimestampProvider::new).map_err(Into::into))
	}

	fn start_after(&self, parent: Hash) -> Result<Timestamp, Error> {
		let slot = self.next_slot(&header(&self.client, parent)?)?;
		slot.timestamp(self.config.slot_duration())
			.ok_or_else(|| Error::StringError(format!("slot {slot} is beyond the end of time")))
	}

	fn slot_in(&self, inherents: &InherentData) -> Result<Slot, Error> {
		let start = inherents.timestamp_inherent_data()?;
		let start = start.ok_or_else(|| Error::StringError("the inherent data have no timestamp".into()))?;
		Ok(Slot::from_timestamp(start, self.config.slot_duration()))
	}

	/// The first slot that a key of this node may claim, after the parent's and after those of the parent's other
	/// children, so that two children always differ. The first block of all takes the wall clock's slot.
	fn next_slot(&self, parent: &Header) -> Result<Slot, Error> {
		let first = match self.last_slot_at(parent)? {
			Some(slot) => slot.saturating_add(1),
			None => *Slot::from_timestamp(Timestamp::current(), self.config.slot_duration()),
		};
		for slot in (first..first.saturating_add(SLOTS_TRIED)).map(Slot::from) {
			if self.claim(parent, slot)?.is_some() {
				return Ok(slot);
			}
		}
		Err(Error::StringError(format!(
			"no key of this node may make a block in the next {SLOTS_TRIED} slots: the session keys of a validator \
			 must be in the keystore (author_rotateKeysWithOwner, author_insertKey)"
		)))
	}

	/// The highest slot of the parent and its children; `None` if no block ever had one.
	fn last_slot_at(&self, parent: &Header) -> Result<Option<u64>, Error> {
		let mut last = (parent.number > 0).then(|| slot_of(parent)).transpose()?;
		for child in self.backend.blockchain().children(parent.hash())? {
			last = last.max(Some(slot_of(&header(&self.client, child)?)?));
		}
		Ok(last.map(u64::from))
	}

	fn claim(&self, parent: &Header, slot: Slot) -> Result<Option<PreDigest>, Error> {
		let epochs = self.epochs.shared_data();
		let epoch = epochs
			.epoch_data_for_child_of(descendent_query(&*self.client), &parent.hash(), parent.number, slot, |slot| {
				Epoch::genesis(&self.config, slot)
			})
			.map_err(|error| Error::StringError(format!("cannot look up the epoch of slot {slot}: {error}")))?
			.ok_or_else(|| Error::StringError(format!("slot {slot} is in no known epoch")))?;
		Ok(claim_slot(slot, &epoch, &self.keystore).map(|(digest, _)| digest))
	}

	fn descriptor(
		&self,
		parent: &Header,
		slot: Slot,
	) -> Result<ViableEpochDescriptor<Hash, BlockNumber, Epoch>, Error> {
		self.epochs
			.shared_data()
			.epoch_descriptor_for_child_of(descendent_query(&*self.client), &parent.hash(), parent.number, slot)
			.map_err(|error| Error::StringError(format!("cannot look up the epoch of slot {slot}: {error}")))?
			.ok_or_else(|| Error::StringError(format!("slot {slot} is in no known epoch")))
	}
}

/// What the sealing task asks for each block.
pub struct Digests(pub Arc<Clock>);

impl ConsensusDataProvider<Block> for Digests {
	fn create_digest(&self, parent: &Header, inherents: &InherentData) -> Result<Digest, Error> {
		let slot = self.0.slot_in(inherents)?;
		let claim = self.0.claim(parent, slot)?;
		let claim = claim.ok_or_else(|| Error::StringError(format!("slot {slot} belongs to another validator")))?;
		Ok(Digest { logs: vec![<DigestItem as CompatibleDigestItem>::babe_pre_digest(claim)] })
	}

	fn append_block_import(
		&self,
		parent: &Header,
		params: &mut BlockImportParams<Block>,
		inherents: &InherentData,
		_: StorageProof,
	) -> Result<(), Error> {
		let slot = self.0.slot_in(inherents)?;
		let epoch_descriptor = self.0.descriptor(parent, slot)?;
		params.insert_intermediate(INTERMEDIATE_KEY, BabeIntermediate::<Block> { epoch_descriptor });
		Ok(())
	}
}

fn header(client: &Client, hash: Hash) -> Result<Header, Error> {
	client.header(hash)?.ok_or_else(|| Error::BlockNotFound(format!("{hash:?}")))
}

fn slot_of(header: &Header) -> Result<Slot, Error> {
	find_pre_digest::<Block>(header).map(|digest| digest.slot()).map_err(|error| Error::StringError(error.to_string()))
}
