use super::*;

#[test]
fn anybody_opens_a_port_and_its_deposit_is_held() {
	run(|| {
		assert_ok!(Ports::open_port(signed(STRANGER), text("bitport"), text("")));
		let (name, info_url) = (text("bitport"), text(""));
		emitted(Event::PortOpened { port: 0, owner: STRANGER, name, info_url });
		assert_eq!(held(HoldReason::Port, STRANGER), PORT_DEPOSIT);
		assert_eq!(Ports::port(0).unwrap().state, PortState::Open);
	});
}

#[test]
fn ports_are_numbered_in_sequence() {
	run(|| assert_eq!([open(), open(), open()], [0, 1, 2]));
}

#[test]
fn two_ports_cannot_share_a_name() {
	run(|| {
		assert_ok!(Ports::open_port(signed(OWNER), text("bitport"), text("")));
		assert_noop!(Ports::open_port(signed(STRANGER), text("bitport"), text("")), Cause::NameTaken);
	});
}

#[test]
fn a_dead_ports_name_stays_taken() {
	run(|| {
		assert_ok!(Ports::open_port(signed(OWNER), text("bitport"), text("")));
		assert_ok!(Ports::close_port(signed(OWNER), 0));
		assert_noop!(Ports::open_port(signed(STRANGER), text("bitport"), text("")), Cause::NameTaken);
	});
}

#[test]
fn bad_names_and_addresses_are_refused() {
	run(|| {
		assert_noop!(Ports::open_port(signed(OWNER), text("Bit"), text("")), Cause::BadName);
		assert_noop!(Ports::open_port(signed(OWNER), text("bitport"), text("http://b")), Cause::BadUrl);
		assert_noop!(Ports::open_port(RuntimeOrigin::root(), text("bitport"), text("")), DispatchError::BadOrigin);
	});
}

#[test]
fn who_cannot_pay_the_deposit_opens_nothing() {
	run(|| {
		assert_noop!(Ports::open_port(signed(POOR), text("bitport"), text("")), TokenError::FundsUnavailable);
	});
}

#[test]
fn the_numbers_of_ports_end() {
	run(|| {
		NextPort::<Test>::put(u32::MAX);
		assert_noop!(Ports::open_port(signed(OWNER), text("bitport"), text("")), Cause::Exhausted);
	});
}

#[test]
fn the_owner_says_where_the_port_tells_about_itself() {
	run(|| {
		let port = open();
		let info_url = text("https://new.example");
		assert_ok!(Ports::set_info_url(signed(OWNER), port, info_url.clone()));
		emitted(Event::InfoUrlSet { port, info_url });
		assert_eq!(Ports::port(port).unwrap().info_url, b"https://new.example");
		assert_noop!(Ports::set_info_url(signed(TELLER), port, text("")), Cause::NotPortOwner);
		assert_noop!(Ports::set_info_url(signed(OWNER), port, text("x")), Cause::BadUrl);
		assert_noop!(Ports::set_info_url(signed(OWNER), 9, text("")), Cause::NoSuchPort);
	});
}
