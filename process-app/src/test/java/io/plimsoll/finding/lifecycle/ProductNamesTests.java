package io.plimsoll.finding.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.finding.lifecycle.ProductNames.Found;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names as inventories write them, with what they mean. */
class ProductNamesTests {

    private static final ProductNames NAMES = new ProductNames(LifecycleData.shipped());

    private static Optional<Found> find(String name, String version) {
        return NAMES.find(name, Objects.requireNonNullElse(version, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Microsoft Windows 11 Pro 10.0.22631 | - | windows | 11-23h2-w",
                "Microsoft Windows 11 Enterprise | 10.0.22631.4460 | windows | 11-23h2-e",
                "Windows 11 Pro | 24H2 | windows | 11-24h2-w",
                "Windows 11 Education, version 25H2 | - | windows | 11-25h2-e",
                "Microsoft Windows 11 Home Single Language | 10.0.26100 | windows | 11-24h2-w",
                "Windows 11 Enterprise LTSC 2024 | - | windows | 11-24h2-e-lts",
                "Windows 11 IoT Enterprise LTSC | 10.0.26100 | windows | 11-24h2-iot-lts",
                "Microsoft Windows 10 Pro | 10.0.19045 | windows | 10-22h2",
                "Windows 10 Enterprise | Build 19045.5011 | windows | 10-22h2",
                "Microsoft Windows 10 Enterprise LTSC | 10.0.17763 | windows | 10-1809-e-lts",
                "Windows 10 Enterprise LTSC 2021 | - | windows | 10-21h2-e-lts",
                "Windows 10 Enterprise 2016 LTSB | - | windows | 10-1607-e-lts",
                "Windows 10 IoT Enterprise LTSC 2021 | - | windows | 10-21h2-iot-lts",
                "Windows 10 Pro 1909 | - | windows | 10-1909-w",
                "Microsoft Windows 7 Professional Service Pack 1 | 6.1.7601 | windows | 7-sp1",
                "Windows 8.1 Pro | 6.3.9600 | windows | 8.1",
                "Windows 8 | - | windows | 8",
                "Windows XP Professional | - | windows | 5-sp3",
                "Windows Server 2016 Standard | - | windows-server | 2016",
                "Microsoft Windows Server 2012 R2 Standard | 6.3.9600 | windows-server | 2012-r2",
                "Microsoft(R) Windows(R) Server 2003 Standard Edition SP2 | - | windows-server | 2003-sp2",
                "Microsoft® Windows Server® 2008 Standard | - | windows-server | 2008-sp2",
                "Windows Server 2008 R2 Enterprise | - | windows-server | 2008-r2-sp1",
                "Windows Server 2022 Datacenter Azure Edition | 10.0.20348 | windows-server | 2022",
                "Windows Server, version 20H2 | - | windows-server | 20h2-sac",
                "Windows Server Datacenter | 10.0.25398 | windows-server | 23h2-ac",
                "Win Srv 2019 Std | - | windows-server | 2019",
                "Windows 2012 R2 | - | windows-server | 2012-r2",
                "macOS 12.7.1 | - | macos | 12",
                "macOS | 14.6.1 (23G93) | macos | 14",
                "Mac OS X 10.15.7 | - | macos | 10.15",
                "OS X El Capitan | - | macos | 10.11",
                "macOS Big Sur | 11.7.10 | macos | 11",
                "macOS Ventura | - | macos | 13",
                "Ubuntu 20.04.6 LTS | - | ubuntu | 20.04",
                "Ubuntu Linux | 22.04 | ubuntu | 22.04",
                "Linux Ubuntu 24.10 (Oracular Oriole) | - | ubuntu | 24.10",
                "Debian GNU/Linux 11 (bullseye) | - | debian | 11",
                "Debian | 12.5 | debian | 12",
                "Debian GNU/Linux bookworm | - | debian | 12",
                "SQL Server 2014 (12.0.6024) | - | mssqlserver | 12.0-sp3",
                "Microsoft SQL Server 2016 (64-bit) | 13.0.5026.0 | mssqlserver | 13.0-sp2",
                "Microsoft SQL Server 2019 (64-bit) | - | mssqlserver | 15.0",
                "SQL Server 2012 SP4 Express | - | mssqlserver | 11.0-sp4",
                "SQL Server 2008 R2 SP2 | - | mssqlserver | 10.50-sp2",
                "Microsoft SQL Server 2022 | 16.0.1000.6 | mssqlserver | 16.0",
                "Microsoft Exchange Server 2016 Cumulative Update 23 | 15.1.2507.61 | msexchange | 2016",
                "Microsoft Exchange Server 2019 | 15.2.1544.36 | msexchange | 2019",
                "Exchange Server Subscription Edition | 15.2.2562.17 | msexchange | subscription",
                "Exchange 2010 | 14.3.513.0 | msexchange | 2010",
                "Microsoft Office Professional Plus 2016 | 16.0.4266.1001 | office | 2016",
                "Microsoft Office Standard 2019 - en-us | - | office | 2019",
                "Microsoft Office LTSC Professional Plus 2024 | - | office | 2024-ltsc",
                "Microsoft Office Home and Business 2021 | - | office | 2021",
                "FortiGate-60F v6.4.9 | - | fortios | 6.4",
                "FortiGate 100E | v7.2.8,build1639 | fortios | 7.2",
                "FGT60F FortiOS 7.0.12 | - | fortios | 7.0",
                "FortiOS | 7.4.5 | fortios | 7.4",
                "FortiGate VM64 | v7.6.0 | fortios | 7.6",
                "Cisco IOS XE Software, Version 17.03.05 | - | cisco-ios-xe | 17.3",
                "Cisco Catalyst 9300 IOS-XE | 16.12.8 | cisco-ios-xe | 16.12",
                "ASR 920 IOS XE 17.9.4a | - | cisco-ios-xe | 17.9",
                "Cisco IOS Software [Amsterdam], Catalyst L3 Switch Software, Version 17.3.4 | - | cisco-ios-xe | 17.3"
            })
    void areRecognised(String name, String version, String product, String cycle) {
        Optional<Found> found = find(name, version);

        assertThat(found.map(one -> one.product().id())).as(name).contains(product);
        assertThat(found.orElseThrow().releases())
                .as(name)
                .extracting(Release::cycle)
                .containsExactly(cycle);
    }

    /** The product is told and the release is not: all that it can be are given. */
    @ParameterizedTest
    @CsvSource({
        "Windows 10 Pro, windows, 10-22h2",
        "Windows 11 Pro, windows, 11-24h2-w",
        "SQL Server 2014, mssqlserver, 12.0-sp3",
        "Windows 10 Enterprise LTSC, windows, 10-1809-e-lts"
    })
    void mayLeaveOpenWhichReleaseItIs(String name, String product, String among) {
        Found found = find(name, "").orElseThrow();

        assertThat(found.product().id()).isEqualTo(product);
        assertThat(found.releases())
                .hasSizeGreaterThan(1)
                .extracting(Release::cycle)
                .contains(among);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Microsoft SQL Server Management Studio - 18.12",
                "Microsoft SQL Server 2012 Native Client",
                "Microsoft ODBC Driver 17 for SQL Server",
                "Microsoft 365 Apps for enterprise - en-us",
                "Microsoft Office Proofing Tools 2016 - English",
                "Office 16 Click-to-Run Extensibility Component",
                "Exchange Online Management",
                "FortiAnalyzer-200F v7.2.1",
                "FortiClient 7.2.4",
                "Cisco IOS Software, Version 15.2(7)E3",
                "Red Hat Enterprise Linux 8.9",
                "VMware ESXi 7.0.3",
                "7-Zip 23.01 (x64)",
                ""
            })
    void othersAreNot(String name) {
        assertThat(find(name, "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "macOS 27.1, macos",
        "FortiOS 5.6.2, fortios",
        "Ubuntu 30.04, ubuntu",
        "Windows Server 2031, windows-server"
    })
    void releasesThatAreNotKnownAreNone(String name, String product) {
        Found found = find(name, "").orElseThrow();

        assertThat(found.product().id()).isEqualTo(product);
        assertThat(found.releases().stream().map(Release::cycle).collect(Collectors.toList()))
                .isEmpty();
    }
}
