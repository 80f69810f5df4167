//! One client of the feed.

use super::{
	chain::Chain,
	follower::{Follower, News, Step},
	message::{Message, Point, Position, State},
	Feed, PART_MAX, REPLAY_MAX,
};
use futures::future::{select, Either};
use jsonrpsee::{
	core::server::{SendTimeoutError, SubscriptionCloseResponse},
	SubscriptionMessage, SubscriptionSink,
};
use orderbook_core::{
	terms::MarketId,
	view::{RestingOrder, PAGE_MAX},
	Rank, Side,
};
use sp_api::ApiError;
use std::{pin::pin, sync::Arc, time::Duration};
use tokio::sync::{watch, Semaphore};
use tributary_primitives::{AccountId, Hash};

/// Why a feed is over.
#[derive(Debug)]
pub enum Ended {
	/// The client left.
	Gone,
	/// It did not take its messages.
	Slow,
	/// The node ends.
	Closing,
	/// The runtime could not be asked.
	Failed(String),
}

impl From<ApiError> for Ended {
	fn from(error: ApiError) -> Self {
		Self::Failed(format!("the runtime could not be asked: {error}"))
	}
}

impl From<Ended> for SubscriptionCloseResponse {
	/// The last word to the client.
	fn from(ended: Ended) -> Self {
		let reason = match ended {
			Ended::Gone => return Self::None,
			Ended::Slow => "messages were not taken in time".into(),
			Ended::Closing => "the node is closing".into(),
			Ended::Failed(reason) => reason,
		};
		SubscriptionMessage::from_json(&reason).map_or(Self::None, Self::NotifErr)
	}
}

/// Where in a book the next part of a snapshot begins.
#[derive(Clone, Copy)]
struct Place {
	side: Side,
	after: Option<Rank>,
}

/// Serves one client.
pub struct Serving<C> {
	chain: Arc<C>,
	asking: Arc<Semaphore>,
	patience: Duration,
	market: MarketId,
	sink: SubscriptionSink,
}

impl<C: Chain> Serving<C> {
	/// Serves a client of `feed`.
	pub fn new(feed: &Feed<C>, market: MarketId, sink: SubscriptionSink) -> Self {
		let (chain, asking) = (feed.chain.clone(), feed.asking.clone());
		Self { chain, asking, patience: feed.patience, market, sink }
	}

	/// Leads the client along the chain until something ends it.
	pub async fn run(self, from: Option<Position>, wakes: watch::Receiver<()>) -> Ended {
		match self.follow(from, wakes).await {
			Ok(()) => Ended::Closing,
			Err(ended) => ended,
		}
	}

	/// Until nobody can wake it any more.
	async fn follow(&self, from: Option<Position>, mut wakes: watch::Receiver<()>) -> Result<(), Ended> {
		let mut follower = match from {
			Some(position) => self.resume(position.into()).await?,
			None => self.begin().await?,
		};
		loop {
			self.catch_up(&mut follower).await?;
			match select(pin!(wakes.changed()), pin!(self.sink.closed())).await {
				Either::Left((Ok(()), _)) => {}
				Either::Left((Err(_), _)) => return Ok(()),
				Either::Right(_) => return Err(Ended::Gone),
			}
		}
	}

	/// Goes on from where a client says it is, if the chain can be followed from there.
	async fn resume(&self, block: Point) -> Result<Follower, Ended> {
		let follower = Follower::resumed(block);
		if !follower.can_follow(self.look(block).await?.as_ref()) {
			return self.begin().await;
		}
		self.send(Message::Resumed { seq: block.number, block }).await?;
		Ok(follower)
	}

	/// Sends the whole book.
	async fn begin(&self) -> Result<Follower, Ended> {
		let heads = self.ask(C::heads).await?;
		let (block, is_final) = heads.beginning();
		let (seq, state) = (block.number, State::of(is_final));
		let mut next = Some(Place { side: Side::Bid, after: None });
		let mut part = 0u32;
		while let Some(place) = next {
			let market = self.market;
			let (orders, further) = self.ask(move |chain| read(chain, block.hash, &market, place)).await??;
			next = further;
			self.send(Message::Snapshot { seq, block, state, part, last: next.is_none(), orders }).await?;
			part = part.saturating_add(1);
		}
		Ok(Follower::begun(block, heads.finalized.number))
	}

	/// Tells everything up to the best block. Where the state of a block on the way is no longer kept the client begins
	/// anew.
	async fn catch_up(&self, follower: &mut Follower) -> Result<(), Ended> {
		let is_new = follower.is_new();
		let news = self.look(follower.tip).await?;
		for step in follower.advance(news.as_ref()) {
			match self.take(step).await {
				Ok(Some(begun)) => *follower = begun,
				Ok(None) => {}
				Err(Ended::Failed(_)) if !is_new => {
					*follower = self.begin().await?;
					return Ok(());
				}
				Err(ended) => return Err(ended),
			}
		}
		Ok(())
	}

	/// One step; where the client stands afterwards, if it begins anew.
	async fn take(&self, step: Step) -> Result<Option<Follower>, Ended> {
		match step {
			Step::Snapshot => return self.begin().await.map(Some),
			Step::Rollback(block) => self.send(Message::Rollback { seq: block.number, block }).await?,
			Step::Finalized(block) => self.send(Message::Finalized { seq: block.number, block }).await?,
			Step::Block { block, is_final } => {
				let market = self.market;
				let changes = self.ask(move |chain| chain.changes(block.hash, &market)).await??;
				self.send(Message::batch(block, is_final, changes)).await?;
			}
		}
		Ok(None)
	}

	/// What the chain looks like from a block; none if that is unknown, or far behind.
	async fn look(&self, from: Point) -> Result<Option<News>, Ended> {
		self.ask(move |chain| {
			let heads = chain.heads();
			let is_near = heads.best.number.saturating_sub(from.number) <= REPLAY_MAX;
			let route = is_near.then(|| chain.route(from, heads.best)).flatten()?;
			Some(News { heads, route })
		})
		.await
	}

	/// Asks where it may take its time.
	async fn ask<R: Send + 'static>(&self, question: impl FnOnce(&C) -> R + Send + 'static) -> Result<R, Ended> {
		let _turn = self.asking.acquire().await.map_err(|_| Ended::Closing)?;
		let chain = self.chain.clone();
		let answer = tokio::task::spawn_blocking(move || question(&chain)).await;
		answer.map_err(|error| Ended::Failed(error.to_string()))
	}

	async fn send(&self, message: Message<AccountId>) -> Result<(), Ended> {
		let message = SubscriptionMessage::from_json(&message).map_err(|error| Ended::Failed(error.to_string()))?;
		self.sink.send_timeout(message, self.patience).await.map_err(|error| match error {
			SendTimeoutError::Timeout(_) => Ended::Slow,
			SendTimeoutError::Closed(_) => Ended::Gone,
		})
	}
}

/// A part of the book from a place on, and where the next one begins, if there is one.
fn read<C: Chain>(
	chain: &C,
	at: Hash,
	market: &MarketId,
	mut place: Place,
) -> Result<(Vec<RestingOrder<AccountId>>, Option<Place>), ApiError> {
	let mut orders = Vec::new();
	while orders.len().saturating_add(PAGE_MAX as usize) <= PART_MAX {
		let Place { side, after } = place;
		let page = chain.orders(at, market, side, after)?;
		match (page.last(), side) {
			(Some(last), _) => place.after = Some(last.rank()),
			(None, Side::Bid) => place = Place { side: Side::Ask, after: None },
			(None, Side::Ask) => return Ok((orders, None)),
		}
		orders.extend(page.into_iter().map(|order| RestingOrder::new(side, order)));
	}
	Ok((orders, Some(place)))
}
