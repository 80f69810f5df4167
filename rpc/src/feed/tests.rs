//! The feed over a chain made by hand, through the methods that clients call.

use super::*;
use jsonrpsee::{
	core::{
		params::ArrayParams,
		server::{MethodsError, Subscription},
	},
	RpcModule,
};
use orderbook_core::{
	terms::Regime,
	view::{MarketEvent, PAGE_MAX},
	Class, Expiry, Order, Price, Rank, Side,
};
use sp_api::ApiError;
use std::{collections::HashMap, sync::Mutex};
use tributary_primitives::{AccountId, Hash};

const ONE: AssetId = AssetId::Native;
const OTHER: AssetId = AssetId::Token(1_000);

type Text = Message<AccountId>;

/// A chain with branches. Every block knows what it is built upon.
#[derive(Default)]
struct Story {
	parents: HashMap<Hash, (Point, Point)>,
	heads: Option<Heads>,
	/// Orders on each side, at every block.
	bids: u64,
	asks: u64,
	/// Blocks whose state was thrown away.
	pruned: Vec<Hash>,
	/// How often the runtime was asked for orders.
	asked: usize,
}

struct World {
	story: Arc<Mutex<Story>>,
	wake: watch::Sender<()>,
	module: RpcModule<Feed<Told>>,
}

struct Told(Arc<Mutex<Story>>);

fn at(branch: u8, number: BlockNumber) -> Point {
	Point { number, hash: Hash::from_low_u64_be(u64::from(branch) << 32 | u64::from(number)) }
}

fn order(id: u64) -> Order<AccountId> {
	Order {
		id,
		owner: AccountId::new([0; 32]),
		client_id: None,
		price: Price::new(1, 1).unwrap(),
		remaining: id,
		expiry: Expiry::Never,
		slot: 0,
		class: Class::User,
		passive: false,
	}
}

/// The change that is told of every block, with the block's number in it.
fn change(number: BlockNumber) -> MarketEvent<AccountId> {
	MarketEvent::Regime { regime: Regime::default(), effective: Some(number.into()) }
}

impl Chain for Told {
	fn heads(&self) -> Heads {
		self.0.lock().unwrap().heads.unwrap()
	}

	fn route(&self, from: Point, to: Point) -> Option<Route> {
		let story = self.0.lock().unwrap();
		let parent = |block: &Point| story.parents.get(&block.hash).map(|(_, parent)| *parent).filter(|of| of != block);
		story.parents.get(&from.hash).filter(|(known, _)| *known == from)?;
		let line = |block: Point| std::iter::successors(Some(block), parent);
		let ours: Vec<_> = line(from).collect();
		let common = line(to).find(|block| ours.contains(block))?;
		let mut enacted: Vec<_> = line(to).take_while(|block| *block != common).collect();
		enacted.reverse();
		Some(Route { common, enacted })
	}

	fn changes(&self, at: Hash, _: &MarketId) -> Result<Vec<MarketEvent<AccountId>>, ApiError> {
		let story = self.0.lock().unwrap();
		if story.pruned.contains(&at) {
			return Err(ApiError::UsingSameInstanceForDifferentBlocks);
		}
		Ok(vec![change(story.parents[&at].0.number)])
	}

	fn orders(
		&self,
		at: Hash,
		_: &MarketId,
		side: Side,
		after: Option<Rank>,
	) -> Result<Vec<Order<AccountId>>, ApiError> {
		let mut story = self.0.lock().unwrap();
		if story.pruned.contains(&at) {
			return Err(ApiError::UsingSameInstanceForDifferentBlocks);
		}
		story.asked += 1;
		let count = if side == Side::Bid { story.bids } else { story.asks };
		let next = after.map_or(1, |rank| rank.id + 1);
		Ok((next..=count).take(PAGE_MAX as usize).map(order).collect())
	}
}

impl World {
	/// A chain of `height` blocks on branch 0, the last of them best, of which `finalized` are final.
	fn new(height: BlockNumber, finalized: BlockNumber) -> Self {
		let story = Arc::new(Mutex::new(Story::default()));
		let (wake, wakes) = watch::channel(());
		let feed = Feed::over(Told(story.clone()), wakes);
		let world = Self { story, wake, module: feed.into_rpc() };
		world.change(|story| {
			story.heads = Some(Heads { best: at(0, 0), finalized: at(0, finalized) });
			story.parents.insert(at(0, 0).hash, (at(0, 0), at(0, 0)));
		});
		for number in 1..=height {
			world.build(at(0, number - 1), at(0, number));
		}
		world
	}

	fn change<R>(&self, change: impl FnOnce(&mut Story) -> R) -> R {
		let result = change(&mut self.story.lock().unwrap());
		self.wake.send_replace(());
		result
	}

	/// A block that becomes the best one.
	fn build(&self, parent: Point, block: Point) {
		self.change(|story| {
			story.parents.insert(block.hash, (block, parent));
			story.heads.as_mut().unwrap().best = block;
		});
	}

	fn finalize(&self, block: Point) {
		self.change(|story| story.heads.as_mut().unwrap().finalized = block);
	}

	async fn subscribe(&self, from: Option<Point>) -> Client {
		self.try_subscribe(OTHER, from, 64).await.unwrap()
	}

	async fn try_subscribe(&self, other: AssetId, from: Option<Point>, buffer: usize) -> Result<Client, MethodsError> {
		let mut params = ArrayParams::new();
		params.insert(ONE).unwrap();
		params.insert(other).unwrap();
		params.insert(from.map(|Point { number: seq, hash }| Position { seq, hash })).unwrap();
		self.module.subscribe("exchange_subscribeMarket", params, buffer).await.map(Client)
	}
}

struct Client(Subscription);

impl Client {
	/// The next message; none if the feed is over.
	async fn next(&mut self) -> Option<Text> {
		let next = tokio::time::timeout(Duration::from_secs(60), self.0.next::<Text>()).await;
		next.expect("a message or the end comes").map(|message| message.unwrap().0)
	}

	async fn expects(&mut self, messages: impl IntoIterator<Item = Text>) {
		for message in messages {
			assert_eq!(self.next().await, Some(message));
		}
	}
}

fn batch(block: Point, is_final: bool) -> Text {
	Message::batch(block, is_final, vec![change(block.number)])
}

fn empty_book(block: Point) -> Text {
	let (seq, state) = (block.number, State::Finalized);
	Message::Snapshot { seq, block, state, part: 0, last: true, orders: vec![] }
}

fn rollback(block: Point) -> Text {
	Message::Rollback { seq: block.number, block }
}

fn finalized(block: Point) -> Text {
	Message::Finalized { seq: block.number, block }
}

fn resumed(block: Point) -> Text {
	Message::Resumed { seq: block.number, block }
}

fn code(error: MethodsError) -> i32 {
	let MethodsError::JsonRpc(object) = error else { panic!("{error}") };
	object.code()
}

#[tokio::test]
async fn a_book_comes_in_parts_of_a_thousand() {
	let world = World::new(1, 1);
	world.change(|story| (story.bids, story.asks) = (1_050, 30));
	let mut client = world.subscribe(None).await;
	let mut sides = Vec::new();
	for (expected_part, expected_last, count) in [(0, false, 1_000), (1, true, 80)] {
		let Some(Message::Snapshot { seq, part, last, orders, .. }) = client.next().await else { panic!() };
		assert_eq!((seq, part, last, orders.len()), (1, expected_part, expected_last, count));
		sides.extend(orders.into_iter().map(|order| (order.side, order.id)));
	}
	let bids = (1..=1_050).map(|id| (Side::Bid, id));
	assert_eq!(sides, bids.chain((1..=30).map(|id| (Side::Ask, id))).collect::<Vec<_>>());
	assert!(world.change(|story| story.asked) <= 16, "a page is a hundred orders");
}

#[tokio::test]
async fn blocks_finality_and_reorganisations_are_told_as_they_come() {
	let world = World::new(5, 3);
	let mut client = world.subscribe(None).await;
	client.expects([empty_book(at(0, 3)), batch(at(0, 4), false), batch(at(0, 5), false)]).await;
	world.build(at(0, 5), at(0, 6));
	client.expects([batch(at(0, 6), false)]).await;
	world.finalize(at(0, 4));
	client.expects([finalized(at(0, 4))]).await;
	// Another branch grows longer. What is built beside the best block changes nothing.
	world.change(|story| story.parents.insert(at(1, 6).hash, (at(1, 6), at(0, 5))));
	world.build(at(1, 6), at(1, 7));
	client.expects([rollback(at(0, 5)), batch(at(1, 6), false), batch(at(1, 7), false)]).await;
	world.finalize(at(1, 7));
	client.expects([finalized(at(1, 7))]).await;
}

#[tokio::test]
async fn a_client_goes_on_from_where_it_was() {
	let world = World::new(6, 5);
	let mut client = world.subscribe(Some(at(0, 4))).await;
	client.expects([resumed(at(0, 4)), batch(at(0, 5), true), batch(at(0, 6), false), finalized(at(0, 5))]).await;
	// From a block that was taken back meanwhile.
	world.change(|story| story.parents.insert(at(1, 6).hash, (at(1, 6), at(0, 5))));
	let mut client = world.subscribe(Some(at(1, 6))).await;
	client.expects([resumed(at(1, 6)), rollback(at(0, 5)), batch(at(0, 6), false), finalized(at(0, 5))]).await;
	// From the best block itself.
	let mut client = world.subscribe(Some(at(0, 6))).await;
	client.expects([resumed(at(0, 6)), finalized(at(0, 5))]).await;
	world.build(at(0, 6), at(0, 7));
	client.expects([batch(at(0, 7), false)]).await;
}

#[tokio::test]
async fn who_cannot_go_on_gets_the_whole_book() {
	let world = World::new(REPLAY_MAX + 9, REPLAY_MAX + 9);
	let best = at(0, REPLAY_MAX + 9);
	// Unknown; known by another number; too far behind.
	for from in [at(7, 8), Point { number: 8, ..at(0, 9) }, at(0, 8)] {
		world.subscribe(Some(from)).await.expects([empty_book(best)]).await;
	}
	world.subscribe(Some(at(0, 9))).await.expects([resumed(at(0, 9))]).await;
	// The state of a block on the way is gone.
	world.change(|story| story.pruned.push(at(0, 13).hash));
	let mut client = world.subscribe(Some(at(0, 11))).await;
	client.expects([resumed(at(0, 11)), batch(at(0, 12), true), empty_book(best)]).await;
	world.build(best, at(0, best.number + 1));
	client.expects([batch(at(0, best.number + 1), false)]).await;
}

#[tokio::test]
async fn a_feed_that_cannot_begin_ends() {
	let world = World::new(3, 3);
	world.change(|story| story.pruned.push(at(0, 3).hash));
	assert_eq!(world.subscribe(None).await.next().await, None);
	// Nor does one begin again and again when what follows the book cannot be told.
	let world = World::new(4, 3);
	world.change(|story| story.pruned.push(at(0, 4).hash));
	let mut client = world.subscribe(None).await;
	client.expects([empty_book(at(0, 3))]).await;
	assert_eq!(client.next().await, None);
}

#[tokio::test]
async fn who_takes_nothing_is_closed() {
	let mut world = World::new(1, 1);
	let mut feed = Feed::over(Told(world.story.clone()), world.wake.subscribe());
	feed.patience = Duration::from_millis(20);
	world.module = feed.into_rpc();
	let mut slow = world.try_subscribe(OTHER, None, 1).await.unwrap();
	(2..=9).for_each(|number| world.build(at(0, number - 1), at(0, number)));
	tokio::time::sleep(Duration::from_millis(500)).await;
	let mut taken = 0;
	while slow.next().await.is_some() {
		taken += 1;
	}
	assert!(taken < 5, "{taken} of nine");
}

#[tokio::test]
async fn seats_are_counted_and_given_back() {
	let mut world = World::new(1, 1);
	let mut feed = Feed::over(Told(world.story.clone()), world.wake.subscribe());
	feed.feeds = Arc::new(Semaphore::new(1));
	let seats = feed.feeds.clone();
	world.module = feed.into_rpc();
	let first = world.subscribe(None).await;
	assert_eq!(world.try_subscribe(OTHER, None, 9).await.map_err(code).err(), Some(7_005));
	assert_eq!(world.try_subscribe(ONE, None, 9).await.map_err(code).err(), Some(7_004));
	drop(first);
	let seat = tokio::time::timeout(Duration::from_secs(60), seats.acquire()).await;
	assert!(seat.is_ok(), "who leaves gives his seat back");
}

#[tokio::test]
async fn a_node_that_closes_ends_its_feeds() {
	let World { story: _story, wake, module } = World::new(1, 1);
	let mut params = ArrayParams::new();
	[ONE, OTHER].into_iter().for_each(|asset| params.insert(asset).unwrap());
	let mut client = Client(module.subscribe("exchange_subscribeMarket", params, 9).await.unwrap());
	client.expects([empty_book(at(0, 1))]).await;
	drop(wake);
	assert_eq!(client.next().await, None);
}

#[test]
fn messages_say_what_the_protocol_says() {
	let json = serde_json::to_value(batch(at(0, 9), true)).unwrap();
	let block = serde_json::json!({"number": 9, "hash": at(0, 9).hash});
	let regime = serde_json::to_value(Regime::default()).unwrap();
	let expected = serde_json::json!({
		"kind": "batch", "seq": 9, "prevSeq": 8, "block": block, "state": "finalized",
		"changes": [{"kind": "regime", "regime": regime, "effective": 9}],
	});
	assert_eq!(json, expected);
	let kinds = [rollback(at(0, 1)), finalized(at(0, 1)), resumed(at(0, 1)), empty_book(at(0, 1))];
	let kinds = kinds.map(|message| serde_json::to_value(message).unwrap()["kind"].clone());
	assert_eq!(kinds, ["rollback", "finalized", "resumed", "snapshot"]);
}
