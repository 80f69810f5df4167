//! What a call did, and what that weighs.
//!
//! [`weights`](crate::weights) has what was measured; here it is put together. A weight is a flat figure of the call,
//! and parts for what may happen any number of times. The same sum says what a call may cost, from what it names
//! ([`Work`] at most), and what it did cost, from what the [`Session`] counted.
//!
//! | part | measured as | stands for |
//! |---|---|---|
//! | page | new orders each in a leaf of its own, less as many in one leaf | a page of a book, or a block of slots, beyond those in the flat figure |
//! | met | orders of one maker taken | an order met |
//! | held, made | credits by themselves | paying somebody else, whose account of the asset there was, or is made |
//! | owner | orders of as many makers taken, less met, less held | reading somebody else's record and rules, freeing his slot |
//! | number, queue, opening | an order that needs it, less one that does not | an owner's number and a stale one; an entry of the queue; a block of slots, or a book that begins or ends |
//! | look | a bucket of the queue, and an entry behind which nothing stands | what the hook will do for an entry of the queue: charged to the call that puts it there |
//! | number in a batch | orders of a batch that need it, less orders that do not | the same |
//! | checked way | a search over ten ways, less the orders that it meets, by ten | a way of `Auto`, dropped or walked |
//! | way | the orders that a search over ten ways meets, all that it may meet on each, by ten | a way of `Auto` that is walked |
//! | drawn | a credit to somebody who had some of the asset | STM taken for an order of a batch; a single order's is in the flat figure, and what comes back of it at once is not counted |
//! | create, close | new orders, and cancels, in one leaf | an item of a batch in a market that another item touched already |
//!
//! Books are measured with three levels of inner nodes, as hundreds of thousands of orders need. The next id and the
//! head of the queue are the same two values for every order of a block: the hook of each block is charged for them.

use crate::{limits::*, *};
use alloc::collections::BTreeSet;
use frame_support::{traits::Get, weights::Weight};
use orderbook_core::{Expiry, Pair, TimeInForce};
use tributary_primitives::AssetId;

/// What a call did, or may do at most. Counts of things.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Work {
	/// New orders that came to anything.
	pub created: u32,
	/// Of those, how many came to rest.
	pub placed: u32,
	/// Of those, how many met orders.
	pub takers: u32,
	/// Orders of the caller's that he closed or made smaller.
	pub closed: u32,
	/// Items of a batch that failed, or looked at a book and changed nothing.
	pub failed: u32,
	/// Resting orders met.
	pub met: u32,
	/// Others whose records were written.
	pub owners: u32,
	/// Credits to others who had some of the asset.
	pub held: u32,
	/// Credits to others that made an account, or became claimable; and what inner hops left over for the caller.
	pub made: u32,
	/// Markets whose books changed.
	pub books: u32,
	/// Leaves, inner nodes and blocks of slots written.
	pub pages: u32,
	/// Books that came to be empty, or not empty, any more.
	pub turned: u32,
	/// New orders with their owner's number, which is looked for.
	pub numbered: u32,
	/// Transfers of STM for new orders: what lacks of a token is moved once a call instead.
	pub drawn: u32,
	/// Entries put into the queue of expiries.
	pub queued: u32,
	/// Blocks of slots opened.
	pub opened: u32,
	/// Markets opened.
	pub listed: u32,
	/// Ways that a search for a route began with.
	pub checked: u32,
	/// Of those, how many it walked: the others are closed to the caller, or dry.
	pub ways: u32,
}

/// Pages on the way down to an order: a leaf, and the inner nodes over it.
pub(crate) const PATH: u32 = 4;

/// Most ways that the search of `Auto` walks: direct, over STM, over each hub.
const WAYS: u32 = HUBS_MAX + 2;

/// Most pages beside its own leaf that inserting or removing `orders` orders one by one writes, where a tree has three
/// levels of inner nodes: each splits or joins a leaf, its parent and that one's; the level above them has no more than
/// 32 nodes, and the root two.
fn reshaped(orders: u32) -> u32 {
	orders.saturating_mul(8).min(orders.saturating_mul(3).saturating_add(67))
}

impl Work {
	/// What an order of these terms may come to.
	pub fn of_order(terms: &OrderTerms) -> Self {
		let met = u32::from(terms.max_fills);
		let (rests, expires) = match terms.time_in_force {
			TimeInForce::GoodTill(expiry) | TimeInForce::PostOnly { expiry, .. } => (1, expiry != Expiry::Never),
			TimeInForce::ImmediateOrCancel | TimeInForce::FillOrKill => (0, false),
		};
		let takers = met.min(1);
		let work = Self {
			created: 1,
			placed: rests,
			takers,
			met,
			numbered: terms.client_id.is_some().into(),
			queued: expires.into(),
			opened: rests,
			books: 1,
			turned: 1,
			..Self::default()
		};
		work.with_others().with_pages(rests.saturating_add(takers))
	}

	/// What cancelling one order, or making it smaller, may come to.
	pub fn of_close() -> Self {
		Self { closed: 1, books: 1, turned: 1, ..Self::default() }.with_pages(1)
	}

	/// What a batch may come to. All markets left together hold no more orders than an account may have.
	pub fn of_batch(cancels: &[OrderKey], markets: &[(AssetId, AssetId)], creates: &[Create]) -> Self {
		let left = if markets.is_empty() { 0 } else { u32::from(BLOCK_SLOTS).saturating_mul(BLOCKS_MAX) };
		let closes = count(cancels.len()).saturating_add(left);
		let orders = creates.iter().map(|create| Self::of_order(&create.terms));
		let orders = orders.fold(Self::default(), Self::and);
		let books = books_of(cancels, markets, creates);
		let changes = closes.saturating_add(orders.placed).saturating_add(orders.takers);
		let blocks = orders.placed.min(BLOCKS_MAX);
		let pages = [changes, reshaped(changes), blocks, orders.leaves()].into_iter().fold(0, u32::saturating_add);
		let drawn = count(creates.iter().filter(|create| create.sell == AssetId::Native).count());
		Self { closed: closes, books, turned: books, pages, opened: blocks, drawn, ..orders }
	}

	/// What looking at one block of slots in the queue may come to.
	pub fn of_block() -> Self {
		let slots = u32::from(BLOCK_SLOTS);
		let work = Self { closed: slots, books: slots, turned: slots, queued: slots, ..Self::default() };
		work.with_pages(slots)
	}

	/// What a payment may come to.
	pub fn of_route(way: &Way) -> Self {
		let (hops, met) = (way.via.hops(), way.max_fills.into());
		let ways = if way.via == Via::Auto { WAYS } else { 0 };
		let work = Self { met, books: hops, turned: hops, checked: ways, ways, ..Self::default() }.with_others();
		let work = Self { made: work.made.saturating_add(hops), ..work };
		work.with_pages(hops)
	}

	/// Each order met may be somebody else's, who is paid, and given back what is left, without having had either.
	fn with_others(self) -> Self {
		Self { owners: self.met, made: self.met.saturating_mul(2), ..self }
	}

	/// With the pages that `changes` insertions and removals in different places may write.
	fn with_pages(self, changes: u32) -> Self {
		let pages = [self.own_pages(), self.leaves(), reshaped(changes)].into_iter().fold(0, u32::saturating_add);
		Self { pages, ..self }
	}

	/// Both.
	#[must_use]
	pub fn and(self, other: Self) -> Self {
		let add = u32::saturating_add;
		Self {
			created: add(self.created, other.created),
			placed: add(self.placed, other.placed),
			takers: add(self.takers, other.takers),
			closed: add(self.closed, other.closed),
			failed: add(self.failed, other.failed),
			met: add(self.met, other.met),
			owners: add(self.owners, other.owners),
			held: add(self.held, other.held),
			made: add(self.made, other.made),
			books: add(self.books, other.books),
			pages: add(self.pages, other.pages),
			turned: add(self.turned, other.turned),
			numbered: add(self.numbered, other.numbered),
			drawn: add(self.drawn, other.drawn),
			queued: add(self.queued, other.queued),
			opened: add(self.opened, other.opened),
			listed: add(self.listed, other.listed),
			checked: add(self.checked, other.checked),
			ways: add(self.ways, other.ways),
		}
	}

	/// Most leaves that meeting orders empties, and inner nodes over them: few enough to count as one for each ten orders.
	fn leaves(&self) -> u32 {
		let least = u32::try_from(orderbook_core::LEAF_MIN.saturating_sub(1)).unwrap_or(1);
		self.met.div_ceil(least)
	}

	/// Weight of `place`.
	pub fn place<W: WeightInfo>(&self) -> Weight {
		let rests = if self.placed > 0 || self.takers == 0 { W::place() } else { Weight::zero() };
		rests.saturating_add(self.in_call::<W>())
	}

	/// Weight of `amend`; `kept`: the order keeps its place.
	pub fn amend<W: WeightInfo>(&self, kept: bool) -> Weight {
		let flat = if kept { W::cancel_by_client_id() } else { W::amend() };
		flat.saturating_add(self.in_call::<W>())
	}

	/// Weight of `cancel`, and of `reduce`.
	pub fn cancel<W: WeightInfo>(&self, by_number: bool) -> Weight {
		let flat = if by_number { W::cancel_by_client_id() } else { W::cancel() };
		flat.saturating_add(self.beyond::<W>(self.own_pages()))
	}

	/// Weight of `sweep`.
	pub fn sweep<W: WeightInfo>(&self) -> Weight {
		// Its owner's credit and record are in the flat figure.
		let rest = Self { owners: 0, made: 0, held: 0, ..*self };
		W::sweep().saturating_add(rest.beyond::<W>(rest.own_pages()))
	}

	/// Weight of `batch_update` that left `markets` markets and could touch `named` books: the first item of each book as
	/// if it came alone.
	pub fn batch<W: WeightInfo>(&self, markets: u32, named: u32) -> Weight {
		let books = self.books.saturating_add(self.failed).min(named);
		let takers = self.takers.min(books);
		let first = W::place().saturating_add(W::cancel_by_client_id());
		// Each in a leaf of its own; the time for it is among the pages.
		let create = slope(W::batch_create).saturating_add(Weight::from_parts(0, page::<W>().proof_size()));
		let number = slope(W::batch_create_numbered).saturating_sub(slope(W::batch_create));
		let rest = Self { numbered: 0, ..*self };
		W::batch_create(0)
			.saturating_add(number.saturating_mul(self.numbered.into()))
			.saturating_add(slope(W::credit_held).saturating_mul(self.drawn.into()))
			.saturating_add(first.saturating_mul(books.into()))
			.saturating_add(create.saturating_mul(self.created.into()))
			.saturating_add(slope(W::batch_cancel).saturating_mul(self.closed.into()))
			.saturating_add(W::leave().saturating_mul(markets.into()))
			.saturating_add(W::take(0).saturating_mul(takers.into()))
			.saturating_add(self.looks::<W>())
			.saturating_add(rest.beyond::<W>(books.saturating_mul(3).saturating_add(takers)))
	}

	/// Weight of a payment over `hops` books, each with one order met of somebody who had what he is paid. Each way that
	/// was walked may have met `max_fills` orders; those of the way that is taken are met once more.
	pub fn pay<W: WeightInfo>(&self, hops: u32, max_fills: u32) -> Weight {
		let way = |orders| W::find_route(orders).saturating_div(WAYS.into());
		let orders = way(max_fills).saturating_sub(way(0)).saturating_mul(self.ways.into());
		let search = way(0).saturating_mul(self.checked.into()).saturating_add(orders);
		let rest = Self { met: self.met.saturating_sub(hops), held: self.held.saturating_sub(hops), ..*self };
		W::pay(hops).saturating_add(search).saturating_add(rest.beyond::<W>(hops))
	}

	/// Weight of an entry of the queue: a block of slots, whose owner's credits are in the flat figure.
	pub fn expire<W: WeightInfo>(&self) -> Weight {
		W::sweep_block(self.closed).saturating_add(self.beyond::<W>(self.own_pages().saturating_add(1)))
	}

	/// Weight of `set_deadline`. Looked at, its entry is put off, and the record of that counts like an entry.
	pub fn watch<W: WeightInfo>() -> Weight {
		let entries = |queued| Self { queued, ..Self::default() };
		W::set_deadline().saturating_add(entries(1).looks::<W>()).saturating_add(entries(2).beyond::<W>(0))
	}

	/// Weight of the hook in a block in which nothing has expired: the next id and the head of the queue are read and
	/// written there for all the orders of the block.
	pub fn look_at_queue<T: Config>() -> Weight {
		T::WeightInfo::sweep_nothing().saturating_add(T::DbWeight::get().reads_writes(2, 2))
	}

	/// What a call adds to the flat figure of an order.
	fn in_call<W: WeightInfo>(&self) -> Weight {
		let parts = self.taking::<W>().saturating_add(self.looks::<W>());
		parts.saturating_add(self.beyond::<W>(self.own_pages()))
	}

	/// What the queue's hook will take for looking at the entries that a call puts there, even if nothing stands behind them
	/// by then: else a block could be filled for little by entries of orders that are gone.
	fn looks<W: WeightInfo>(&self) -> Weight {
		let look = W::sweep_bucket().saturating_add(W::sweep_block(0));
		look.saturating_mul(self.queued.into())
	}

	/// What the first order that takes adds.
	fn taking<W: WeightInfo>(&self) -> Weight {
		if self.takers > 0 {
			W::take(0)
		} else {
			Weight::zero()
		}
	}

	/// Pages in the flat figures: a leaf and a block of slots for an order that rests, a leaf for one that goes or takes.
	fn own_pages(&self) -> u32 {
		self.placed.saturating_mul(2).saturating_add(self.closed).saturating_add(self.takers)
	}

	/// Everything beyond the flat figures, of which `own` pages are a part.
	fn beyond<W: WeightInfo>(&self, own: u32) -> Weight {
		let page = page::<W>();
		// A removal may read a sibling on each level; a split reads nothing.
		let siblings = Weight::from_parts(0, page.proof_size()).saturating_mul(PATH.into());
		let (met, held, made) = (slope(W::take), slope(W::credit_held), slope(W::credit_made));
		let owner = slope(W::take_makers).saturating_sub(met).saturating_sub(held);
		let parts = [
			(page.set_proof_size(0), self.pages.saturating_sub(own)),
			(siblings, self.closed),
			(met, self.met),
			(owner, self.owners),
			(held, self.held),
			(made, self.made),
			(W::place_numbered().saturating_sub(W::place()), self.numbered),
			(W::place_expiring().saturating_sub(W::place()), self.queued),
			(opening::<W>(), self.opened.max(self.listed).max(self.turned)),
		];
		parts
			.into_iter()
			.fold(Weight::zero(), |sum, (part, count)| sum.saturating_add(part.saturating_mul(count.into())))
	}
}

/// Most different markets that the items of a batch touch. Where an order stands that is named by its owner's number is
/// not known beforehand.
fn books_of(cancels: &[OrderKey], markets: &[(AssetId, AssetId)], creates: &[Create]) -> u32 {
	let named = cancels.iter().filter_map(|key| match key {
		OrderKey::At(locator) => Some(locator.market),
		OrderKey::Client(_) => None,
	});
	let created = creates.iter().map(|create| (create.sell, create.buy));
	let pairs = markets.iter().copied().chain(created).filter_map(|(one, other)| Pair::new(one, other));
	let books: BTreeSet<MarketId> = named.chain(pairs).collect();
	let unknown = cancels.iter().filter(|key| matches!(key, OrderKey::Client(_))).count();
	count(books.len().saturating_add(unknown))
}

/// A block of slots in a market that there is, or an empty market: its first order finds no book to go down into.
fn opening<W: WeightInfo>() -> Weight {
	W::place_opening().saturating_sub(W::place()).max(W::open_slots())
}

/// A page of a book of its own.
fn page<W: WeightInfo>() -> Weight {
	slope(W::batch_create_scattered).saturating_sub(slope(W::batch_create))
}

/// What one more of something costs.
fn slope(of: fn(u32) -> Weight) -> Weight {
	of(1).saturating_sub(of(0))
}
