package io.plimsoll.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTests {

    private final AddressRules publicOnly = new AddressRules(Set.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "169.254.0.1",
                "168.63.129.16",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::a00:1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "5f00::1"
            })
    void whatIsNotOfThePublicInternetIsRefused(String address) throws Exception {
        assertThat(publicOnly.allows("hook.example", InetAddress.getByName(address)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "126.255.255.255",
                "172.15.255.255",
                "172.32.0.1",
                "192.167.255.255",
                "192.169.0.1",
                "223.255.255.255",
                "2a00:1450:4001::1",
                "2606:4700::1111",
                "2003::1"
            })
    void whatIsMayBeCalled(String address) throws Exception {
        assertThat(publicOnly.allows("hook.example", InetAddress.getByName(address)))
                .isTrue();
    }

    @Test
    void theConfigurationAllowsHostsAddressesAndRangesAndNothingBesides() throws Exception {
        var rules = new AddressRules(Set.of("siem.intern.example", "10.1.0.0/16", "192.168.7.7", "fd00:1::/32"));
        InetAddress elsewhere = InetAddress.getByName("10.2.0.1");

        assertThat(rules.allows("SIEM.intern.example", elsewhere)).isTrue();
        assertThat(rules.allows("other.intern.example", elsewhere)).isFalse();
        assertThat(rules.allows("evil-siem.intern.example", elsewhere)).isFalse();
        assertThat(rules.allows("x", InetAddress.getByName("10.1.255.255"))).isTrue();
        assertThat(rules.allows("x", InetAddress.getByName("192.168.7.7"))).isTrue();
        assertThat(rules.allows("x", InetAddress.getByName("192.168.7.8"))).isFalse();
        assertThat(rules.allows("x", InetAddress.getByName("fd00:1:ffff::1"))).isTrue();
        assertThat(rules.allows("x", InetAddress.getByName("fd00:2::1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "::/129", "300.0.0.1", "host.example/8"})
    void whatIsNoRangeIsRefused(String written) {
        assertThatThrownBy(() -> Range.of(written)).isInstanceOf(IllegalArgumentException.class);
    }
}
