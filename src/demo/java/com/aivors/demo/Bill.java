package com.aivors.demo;

import com.aivors.demo.CallObject.Cost;
import com.aivors.demo.CallObject.Percentiles;
import com.aivors.demo.CallObject.Product;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Computes the cost of a call and the latency of its agent.
final class Bill {

    private static final double ANALYSIS_CENTS = 0.4;

    private Bill() {}

    static Cost cost(double seconds, boolean phone, boolean transferred) {
        var products = new ArrayList<Product>();
        long billed = (long) Math.ceil(seconds);
        if (billed > 0) {
            products.add(product("retell_platform", 0.0916667, billed));
            products.add(product("elevenlabs_tts", 0.0666667, billed));
            products.add(product("gpt_4_1_mini", 0.0266667, billed));
            if (phone) {
                products.add(product("us_telephony", 0.025, billed));
            }
            if (transferred) {
                products.add(new Product("us_telephony", 0.025, thousandth(0.025 * 60), true));
            }
            products.add(new Product("post_call_analysis", null, ANALYSIS_CENTS, null));
        }
        double sum = products.stream().mapToDouble(Product::cost).sum();
        return new Cost(List.copyOf(products), billed, thousandth(sum));
    }

    /// @param turns the number of the agent's turns
    static Map<String, Percentiles> latency(int turns, Chance chance) {
        var latency = new LinkedHashMap<String, Percentiles>();
        if (turns > 0) {
            // Makes the model slow for a whole call now and then.
            double slow = chance.percent(4) ? chance.between(1.6, 2.6) : chance.between(0.9, 1.12);
            latency.put("e2e", spread(1010 * slow, turns, chance));
            latency.put("asr", spread(68, turns, chance));
            latency.put("llm", spread(510 * slow, turns, chance));
            latency.put("tts", spread(205, turns, chance));
        }
        return latency;
    }

    private static Percentiles spread(double middle, int count, Chance chance) {
        double p50 = middle * chance.between(0.88, 1.12);
        double tail = count < 2 ? 1 : chance.between(1.2, 1.45);
        double top = tail * (count < 2 ? 1 : chance.between(1.04, 1.2));
        return new Percentiles(
                tenth(p50),
                tenth(p50 * tail),
                tenth(p50 * (tail + (top - tail) / 2)),
                tenth(p50 * (tail + (top - tail) * 0.8)),
                tenth(p50 * top),
                tenth(p50 * (count < 2 ? 1 : chance.between(0.72, 0.9))),
                count);
    }

    private static Product product(String name, double unitPrice, long seconds) {
        return new Product(name, unitPrice, thousandth(unitPrice * seconds), null);
    }

    private static double thousandth(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
