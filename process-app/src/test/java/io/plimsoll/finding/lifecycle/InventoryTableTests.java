package io.plimsoll.finding.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.client.InventoryColumns;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryTableTests {

    private static InventoryTable read(String text) throws MalformedInventory {
        return InventoryTable.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Device Name,Operating System,OS Version,Device Type\nSRV01,Windows Server 2016,10.0.14393,Server\n",
                "\uFEFFDevice Name;Operating System;OS Version;Device Type\r\n\"SRV01\";\"Windows Server 2016\";10.0.14393;Server\r\n",
                "Device Name\tOperating System\tOS Version\tDevice Type\nSRV01\tWindows Server 2016\t10.0.14393\tServer\n"
            })
    void readsTablesWhateverSeparatesTheirColumns(String text) throws MalformedInventory {
        InventoryTable table = read(text);
        InventoryColumns columns = ColumnMap.proposal(table.columns());

        assertThat(columns)
                .isEqualTo(new InventoryColumns("Device Name", "Device Type", "Operating System", "OS Version", ""));
        assertThat(ColumnMap.items(table, columns).items())
                .containsExactly(new InventoryItem("SRV01", "Server", "Windows Server 2016", "10.0.14393", false));
    }

    @Test
    void readsJsonWithBlocksInBlocks() throws MalformedInventory {
        InventoryTable table = read("""
                {"total": 2, "devices": [
                  {"hostname": "SRV01", "os": {"name": "Ubuntu 20.04.6 LTS", "osVersion": "20.04"}, "esu": true},
                  {"hostname": "SRV02", "os": {"name": "Debian", "osVersion": null}, "tags": ["a"]}
                ]}""");
        InventoryColumns columns = ColumnMap.proposal(table.columns());

        assertThat(table.columns()).containsExactly("hostname", "os.name", "os.osVersion", "esu");
        assertThat(columns).isEqualTo(new InventoryColumns("hostname", "", "os.name", "os.osVersion", "esu"));
        assertThat(ColumnMap.items(table, columns).items())
                .containsExactly(
                        new InventoryItem("SRV01", "", "Ubuntu 20.04.6 LTS", "20.04", true),
                        new InventoryItem("SRV02", "", "Debian", "", false));
    }

    @Test
    void rowsWithoutAssetOrProductAreCounted() throws MalformedInventory {
        InventoryTable table = read("asset,product\nA,Ubuntu 20.04\nA,Ubuntu 20.04\n,Ubuntu 20.04\nB,\nC\n");

        ColumnMap.Items items = ColumnMap.items(table, ColumnMap.proposal(table.columns()));

        assertThat(items.items()).hasSize(1);
        assertThat(items.unusable()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  \n ",
                "asset,product\n",
                "asset,asset\nA,B\n",
                "asset,product\nA,\"B\n",
                "[{\"asset\":\"A\"",
                "[]",
                "{\"a\": }",
                "[1, 2]"
            })
    void whatIsNoInventoryIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedInventory.class);
    }

    @Test
    void otherEncodingsAreRefused() {
        assertThatThrownBy(() ->
                        InventoryTable.read("asset,product\nM\u00fcnchen,x\n".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(MalformedInventory.class)
                .hasMessageContaining("UTF-8");
    }
}
