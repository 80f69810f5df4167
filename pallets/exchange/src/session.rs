//! One call's dealings: the books as they would be, and what is owed to whom because of it. Decided piece by piece,
//! written and paid once, by [`Session::finish`].

use crate::*;
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::{pallet_prelude::*, storage::with_storage_layer};
use orderbook_core::{
	Books, Class, Closed, Decrement, Effects, Event as BookEvent, Expiry, Fill, Order, Price, Request, Side,
};
use tributary_primitives::{AssetId, Balance, Custody, OnFill};

/// What the caller is owed of one asset, and owes.
#[derive(Clone, Copy, Default)]
struct Purse {
	amount: Balance,
	/// To be reserved of what he has in the end: many orders are one transfer, less what comes back.
	drawn: Balance,
	/// What could be reserved when he was first asked.
	spendable: Option<Balance>,
	/// Whether it was received in trade: then the call fails if he cannot be credited. What only comes back to him
	/// becomes claimable instead.
	received: bool,
}

/// What to tell the pallet behind a system order.
enum Note {
	Fill { tag: u64, paid: Balance, got: Balance },
	End { tag: u64, left: Balance },
}

/// A block of the caller's slots and whether it was changed.
struct CachedBlock {
	block: Block,
	dirty: bool,
}

/// What a call does. Nothing but events, client ids, the queue of expiries and reserved STM is written before
/// [`Session::finish`].
pub(crate) struct Session<'a, T: Config> {
	pub books: Books<'a, Pages<'a, T>, World<T>>,
	pub world: &'a World<T>,
	/// Who trades.
	pub who: T::AccountId,
	/// What was done so far, for the weight.
	pub work: Work,
	pub trader: Trader,
	before: Trader,
	blocks: BTreeMap<u8, CachedBlock>,
	purse: BTreeMap<AssetId, Purse>,
	/// To others than the caller; must not fail.
	credits: BTreeMap<(T::AccountId, AssetId), Balance>,
	/// To the receiver of a payment; must succeed.
	payments: Vec<(T::AccountId, AssetId, Balance)>,
	fees: BTreeMap<AssetId, Balance>,
	freed: BTreeMap<T::AccountId, Vec<u16>>,
	prints: BTreeMap<MarketId, Price>,
	notes: Vec<Note>,
	next: Option<u64>,
}

impl<T: Config> Pallet<T> {
	/// Lets `who` act on the books, then writes and pays everything; says what that came to. On error the caller must undo
	/// what was stored.
	pub(crate) fn trade<R>(
		who: &T::AccountId,
		act: impl FnOnce(&mut Session<T>) -> Result<R, DispatchError>,
	) -> Result<(R, Work), DispatchError> {
		let world = World::<T>::now();
		let pages = Pages(&world);
		let mut session = Session::new(&pages, &world, who.clone());
		let result = act(&mut session)?;
		Ok((result, session.finish()?))
	}

	/// The same, with everything undone: what a quote is.
	pub(crate) fn hypothetically<R>(
		who: &T::AccountId,
		act: impl FnOnce(&mut Session<T>) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		let world = World::<T>::now();
		let pages = Pages(&world);
		act(&mut Session::new(&pages, &world, who.clone()))
	}

	/// Pays somebody who is not there to mind; what cannot be credited is his to claim. Says whether it was credited.
	pub(crate) fn pay_or_keep(who: &T::AccountId, asset: AssetId, amount: Balance) -> bool {
		if amount == 0 || T::Custody::pay(who, asset, amount).is_ok() {
			return true;
		}
		let claims = Claimable::<T>::get(who, asset);
		if claims == 0 {
			pages::owe::<T>(asset, true);
		}
		Claimable::<T>::insert(who, asset, claims.saturating_add(amount));
		Self::deposit_event(Event::MadeClaimable { who: who.clone(), asset, amount });
		false
	}
}

impl<'a, T: Config> Session<'a, T> {
	fn new(pages: &'a Pages<'a, T>, world: &'a World<T>, who: T::AccountId) -> Self {
		let trader = world.trader(&who).unwrap_or_default();
		Self {
			books: Books::new(pages, world),
			world,
			who,
			work: Work::default(),
			before: trader.clone(),
			trader,
			blocks: BTreeMap::new(),
			purse: BTreeMap::new(),
			credits: BTreeMap::new(),
			payments: Vec::new(),
			fees: BTreeMap::new(),
			freed: BTreeMap::new(),
			prints: BTreeMap::new(),
			notes: Vec::new(),
			next: None,
		}
	}

	/// Does one item of several whole or not at all. An item changes what is not undone here only when it can no longer
	/// fail.
	pub fn item<R>(&mut self, act: impl FnOnce(&mut Self) -> Result<R, DispatchError>) -> Result<R, DispatchError> {
		let kept = (self.purse.clone(), self.trader.clone());
		self.books.checkpoint();
		let result = with_storage_layer(|| act(self));
		match result {
			Ok(_) => self.books.commit(),
			Err(_) => {
				self.books.rollback();
				(self.purse, self.trader) = kept;
			}
		}
		result
	}

	/// Counts what was done, for the weight.
	pub fn did(&mut self, work: Work) {
		self.work = self.work.and(work);
	}

	/// The id of the order that is being decided.
	pub fn id(&mut self) -> u64 {
		*self.next.get_or_insert_with(NextOrder::<T>::get)
	}

	/// Uses that id up. `u64` lasts for five thousand years of a hundred million orders a second.
	pub fn use_id(&mut self) {
		self.next = Some(self.id().saturating_add(1));
	}

	/// Takes `amount` for an order: first of what the call freed, then of what the account has (B-31).
	pub fn take(&mut self, asset: AssetId, amount: u64) -> DispatchResult {
		let amount = Balance::from(amount);
		let purse = self.purse.entry(asset).or_default();
		let freed = purse.amount.min(amount);
		purse.amount = purse.amount.saturating_sub(freed);
		match amount.saturating_sub(freed) {
			0 => Ok(()),
			lacking if asset == AssetId::Native => self.draw_stm(lacking),
			lacking => self.draw(asset, lacking),
		}
	}

	/// Takes STM of what the account has. It is moved now, for deposits are held of it too.
	fn draw_stm(&mut self, lacking: Balance) -> DispatchResult {
		let stm = AssetId::Native;
		self.did(Work { drawn: 1, ..Work::default() });
		// Some may be locked, and the last of it keeps the account alive: a lack of funds, too.
		ensure!(T::Custody::spendable(&self.who, stm) >= lacking, Error::<T>::InsufficientBalance);
		T::Custody::reserve(&self.who, stm, lacking).map_err(short::<T>)
	}

	/// Takes of a token that the account has: what lacks is looked for now and moved in the end.
	fn draw(&mut self, token: AssetId, lacking: Balance) -> DispatchResult {
		let purse = self.purse.entry(token).or_default();
		let drawn = purse.drawn.saturating_add(lacking);
		let spendable = || T::Custody::spendable(&self.who, token);
		if drawn <= *purse.spendable.get_or_insert_with(spendable) {
			purse.drawn = drawn;
			return Ok(());
		}
		// It fails, and says why.
		T::Custody::reserve(&self.who, token, drawn).map_err(short::<T>)?;
		(purse.drawn, purse.spendable) = (0, None);
		Ok(())
	}

	/// Gives the caller something back.
	pub fn refund(&mut self, asset: AssetId, amount: u64) {
		let purse = self.purse.entry(asset).or_default();
		purse.amount = purse.amount.saturating_add(amount.into());
	}

	/// Gives the caller what he traded for.
	pub fn receive(&mut self, asset: AssetId, amount: Balance) {
		let purse = self.purse.entry(asset).or_default();
		purse.amount = purse.amount.saturating_add(amount);
		purse.received |= amount > 0;
	}

	/// Pays somebody what the caller traded for.
	pub fn pay(&mut self, to: T::AccountId, asset: AssetId, amount: Balance) {
		self.payments.push((to, asset, amount));
	}

	/// One of the caller's blocks of slots.
	pub fn block(&mut self, number: u8) -> Block {
		self.cached(number).block
	}

	/// Changes one of the caller's blocks of slots.
	pub fn change_block<R>(&mut self, number: u8, change: impl FnOnce(&mut Block) -> R) -> R {
		let cached = self.cached(number);
		cached.dirty = true;
		change(&mut cached.block)
	}

	fn cached(&mut self, number: u8) -> &mut CachedBlock {
		let who = &self.who;
		let load = || CachedBlock { block: Slots::<T>::get(who, number).unwrap_or_default(), dirty: false };
		self.blocks.entry(number).or_insert_with(load)
	}

	/// Carries out what an order of the caller came to: everybody's amounts, slots and events. Never fails.
	pub fn settle(
		&mut self,
		market: &MarketId,
		request: &Request<T::AccountId>,
		effects: Effects<T::AccountId>,
	) -> Summary {
		let party = Party { order: request.id, client_id: request.client_id, who: request.owner.clone() };
		let resting = effects.resting.as_ref();
		let summary = Summary {
			sell: request.sell,
			paid: effects.paid,
			received: effects.received,
			fee: effects.fee,
			refund: effects.refund,
			resting: resting.map_or(0, |order| order.remaining),
			stopped: effects.stopped,
			met: effects.met,
		};
		let price = resting.map_or(request.price, |order| order.price);
		let expiry = resting.map_or(Expiry::Never, |order| order.expiry);
		self.apply(market, request.side, &party, effects.events);
		let (market, side, class) = (*market, request.side, request.class);
		let takers = (effects.met > 0).into();
		self.did(Work { created: 1, takers, met: effects.met.into(), ..Work::default() });
		Pallet::<T>::deposit_event(Event::Placed { order: party, market, side, class, price, expiry, summary });
		summary
	}

	/// Carries out what happened to the orders that one of the caller's met.
	pub fn apply(
		&mut self,
		market: &MarketId,
		side: Side,
		taker: &Party<T::AccountId>,
		events: Vec<BookEvent<T::AccountId>>,
	) {
		for event in events {
			match event {
				BookEvent::Fill(fill) => self.fill(market, taker, fill),
				BookEvent::Closed(closed) => self.close(market, closed),
				BookEvent::Decrement(decrement) => self.decrement(market, side.opposite(), taker, decrement),
			}
		}
	}

	fn fill(&mut self, market: &MarketId, taker: &Party<T::AccountId>, fill: Fill<T::AccountId>) {
		let (sold, bought) = (market.sold(fill.side), market.bought(fill.side));
		let net = Balance::from(fill.paid.saturating_sub(fill.maker_fee));
		match (fill.class, fill.client_id) {
			(Class::System, Some(tag)) => self.notes.push(Note::Fill { tag, paid: fill.given.into(), got: net }),
			_ => self.credit(fill.owner.clone(), bought, net),
		}
		add(&mut self.fees, bought, fill.maker_fee.into());
		add(&mut self.fees, sold, fill.taker_fee.into());
		self.prints.insert(*market, fill.price);
		let Fill { maker, owner, client_id, side, price, paid, given, maker_fee, taker_fee, remaining, .. } = fill;
		let maker = Party { order: maker, client_id, who: owner };
		let (market, taker) = (*market, taker.clone());
		let filled = Event::Filled { market, maker, taker, side, price, paid, given, maker_fee, taker_fee, remaining };
		Pallet::<T>::deposit_event(filled);
	}

	/// What a decrement takes off the resting order comes back; the taker's part is in his refund.
	fn decrement(
		&mut self,
		market: &MarketId,
		side: Side,
		taker: &Party<T::AccountId>,
		decrement: Decrement<T::AccountId>,
	) {
		let Decrement { maker, client_id, owner: who, maker_refund, taker_refund, remaining } = decrement;
		self.refund(market.sold(side), maker_refund);
		let (market, maker, taker) = (*market, Party { order: maker, client_id, who }, taker.clone());
		let shrank = Event::Decremented { market, maker, taker, side, maker_refund, taker_refund, remaining };
		Pallet::<T>::deposit_event(shrank);
	}

	/// Returns what is left of an order that left the book, frees its slot, and tells.
	pub fn close(&mut self, market: &MarketId, closed: Closed<T::AccountId>) {
		let (sold, left) = (market.sold(closed.side), closed.order.remaining);
		let Order { owner, slot, class, client_id, .. } = closed.order.clone();
		match (class, client_id) {
			(Class::System, Some(tag)) => {
				Tags::<T>::remove(tag);
				self.notes.push(Note::End { tag, left: left.into() });
			}
			_ if owner == self.who => {
				self.refund(sold, left);
				self.trader.mark(slot, false);
			}
			_ => {
				self.credit(owner.clone(), sold, left.into());
				self.freed.entry(owner).or_default().push(slot);
			}
		}
		Self::tell_closed(market, closed);
	}

	/// Tells that an order left the book.
	pub fn tell_closed(market: &MarketId, closed: Closed<T::AccountId>) {
		let Closed { side, order: Order { id, owner: who, client_id, remaining: refund, .. }, reason } = closed;
		let (order, market) = (Party { order: id, client_id, who }, *market);
		Pallet::<T>::deposit_event(Event::Closed { order, market, side, refund, reason });
	}

	fn credit(&mut self, who: T::AccountId, asset: AssetId, amount: Balance) {
		let sum = self.credits.entry((who, asset)).or_default();
		*sum = sum.saturating_add(amount);
	}

	/// Writes the books and all records, then takes what was drawn and pays. Errors only if the caller, or the receiver of
	/// his payment, cannot be credited with what he traded for.
	fn finish(self) -> Result<Work, DispatchError> {
		let mut work = self.work.and(pages::write::<T>(self.world, self.books.into_changes(), self.prints));
		for (number, cached) in self.blocks.iter().filter(|(_, cached)| cached.dirty) {
			work.pages = work.pages.saturating_add(1);
			Slots::<T>::insert(&self.who, number, cached.block);
		}
		if self.trader != self.before {
			self.world.put_trader(&self.who, self.trader);
		}
		for (owner, slots) in self.freed {
			if let Some(mut trader) = self.world.trader(&owner) {
				work.owners = work.owners.saturating_add(1);
				slots.into_iter().for_each(|slot| trader.mark(slot, false));
				self.world.put_trader(&owner, trader);
			}
		}
		for (asset, fee) in self.fees.into_iter().filter(|(_, fee)| *fee > 0) {
			IssuerFees::<T>::mutate(asset, |fees| *fees = fees.saturating_add(fee));
		}
		self.next.iter().for_each(NextOrder::<T>::put);
		for (asset, Purse { amount, drawn, received, .. }) in self.purse {
			let (owed, lacking) = (amount.saturating_sub(drawn), drawn.saturating_sub(amount));
			match (owed, lacking) {
				(0, 0) => {}
				(0, _) => T::Custody::reserve(&self.who, asset, lacking).map_err(short::<T>)?,
				_ if received => T::Custody::release(&self.who, asset, owed)?,
				_ => drop(Pallet::<T>::pay_or_keep(&self.who, asset, owed)),
			}
		}
		for (to, asset, amount) in self.payments {
			T::Custody::pay(&to, asset, amount)?;
		}
		for ((who, asset), amount) in self.credits.into_iter().filter(|(_, amount)| *amount > 0) {
			let held = T::Custody::holds(&who, asset);
			let counter = match Pallet::<T>::pay_or_keep(&who, asset, amount) && held {
				true => &mut work.held,
				false => &mut work.made,
			};
			*counter = counter.saturating_add(1);
		}
		for note in self.notes {
			// What a pallet notes of an order of its own costs what crediting a maker would.
			let counter = if let Note::Fill { .. } = note { &mut work.made } else { &mut work.held };
			*counter = counter.saturating_add(1);
			tell::<T>(note);
		}
		Ok(work)
	}
}

fn add(sums: &mut BTreeMap<AssetId, Balance>, asset: AssetId, amount: Balance) {
	let sum = sums.entry(asset).or_default();
	*sum = sum.saturating_add(amount);
}

/// A lack of funds by one name, whichever ledger says so.
pub(crate) fn short<T: Config>(error: DispatchError) -> DispatchError {
	use sp_runtime::TokenError::*;
	match error {
		DispatchError::Token(FundsUnavailable | OnlyProvider | NotExpendable | BelowMinimum) => {
			Error::<T>::InsufficientBalance.into()
		}
		// More than there is of a token at all.
		DispatchError::Arithmetic(sp_runtime::ArithmeticError::Underflow) => Error::<T>::InsufficientBalance.into(),
		other => other,
	}
}

fn tell<T: Config>(note: Note) {
	match note {
		Note::Fill { tag, paid, got } => T::OnFill::on_fill(tag, paid, got),
		Note::End { tag, left } => T::OnFill::on_end(tag, left),
	}
}
