using CloudBridge.ModelTrainer.Counting;

namespace CloudBridge.ModelTrainer.Fitting;

/// <summary>
/// Decides which edges of the tree become entries and how likely each is. What a context does not keep falls through to the shorter one,
/// with a discount of what it keeps, so that shorter contexts count what a reader really asks them.
/// </summary>
internal sealed class Fitter(ContextTree tree, Discounts discounts)
{
    private const int Rounds = 8;

    // Rarer characters go by their page; an entry would be likelier than they are.
    private const double RareShare = 0.6 / 4096;
    private const double ShareOfPage = 1.0 / 5000;

    private readonly int[] _longestFirst =
        [.. Enumerable.Range(0, tree.Nodes.Count).OrderByDescending(node => tree.Nodes[node].Order).ThenBy(node => node)];

    /// <summary>Fits with the least gain in bits for which an entry is kept.</summary>
    /// <returns>The entries the model then has.</returns>
    public int Fit(double leastGain)
    {
        foreach (var edge in tree.Edges)
        {
            edge.IsKept = true;
        }

        foreach (var node in tree.Nodes)
        {
            node.IsReached = true;
        }

        Estimate();
        for (var round = 0; round < Rounds; round++)
        {
            Select(leastGain);
            Reach();
            Estimate();
        }

        return tree.Edges.Count(edge => edge.IsKept) + tree.Nodes.Count(node => node.IsKept);
    }

    private void Estimate()
    {
        foreach (var edge in tree.Edges)
        {
            (edge.Weight, edge.Events) = (edge.SeenWeight, edge.Seen);
        }

        foreach (var node in _longestFirst)
        {
            Estimate(tree.Nodes[node]);
        }

        for (var i = _longestFirst.Length - 1; i >= 0; i--)
        {
            Complete(tree.Nodes[_longestFirst[i]]);
        }
    }

    private void Estimate(Context node)
    {
        node.Weight = node.Edges.Sum(edge => tree.Edges[edge].Weight);
        var kept = 0.0;
        node.IsKept = false;
        foreach (var index in node.Edges)
        {
            var edge = tree.Edges[index];
            edge.Chance = 0;
            edge.IsKept &= node.Order > 0 || edge.Symbol is <= '~' or Symbols.End || edge.Weight >= RareShare * node.Weight;
            var falls = edge.Weight;
            var events = edge.Events;
            if (edge.IsKept && node.IsReached && edge.Events > 0)
            {
                falls = discounts.Of(node.Order, edge.Events) * edge.Weight / edge.Events;
                events = 1;
                edge.Chance = (edge.Weight - falls) / node.Weight;
                kept += edge.Chance;
                node.IsKept = true;
            }

            if (edge.Shorter >= 0)
            {
                tree.Edges[edge.Shorter].Weight += falls;
                tree.Edges[edge.Shorter].Events += events;
            }
        }

        node.Escape = 1 - kept;
    }

    private void Complete(Context node)
    {
        foreach (var index in node.Edges)
        {
            var edge = tree.Edges[index];
            var shorter = edge.Shorter < 0 ? ShareOfPage : tree.Edges[edge.Shorter].Whole;
            edge.Whole = edge.Chance > 0 ? edge.Chance : node.Escape * shorter;
        }
    }

    private void Select(double leastGain)
    {
        foreach (var node in tree.Nodes)
        {
            if (node.Order > 0 && node.IsReached)
            {
                Select(node, leastGain);
            }
        }
    }

    private void Select(Context node, double leastGain)
    {
        var candidates = node.Edges.Select(edge => tree.Edges[edge]).Where(edge => edge.Events > 0).ToList();
        foreach (var edge in candidates)
        {
            edge.IsKept = true;
        }

        for (var round = 0; round < 4; round++)
        {
            var escape = 1.0;
            foreach (var edge in candidates)
            {
                if (edge.IsKept)
                {
                    escape -= KeptChance(node, edge);
                }
            }

            var total = 0.0;
            foreach (var edge in candidates)
            {
                var lower = tree.Edges[edge.Shorter].Whole;
                if (!edge.IsKept)
                {
                    continue;
                }

                var chance = KeptChance(node, edge);
                var gain = chance * node.Weight * Logarithm.Two(chance / (Math.Max(escape, 1e-3) * lower));
                edge.IsKept = gain > leastGain;
                total += edge.IsKept ? gain - leastGain : 0;
            }

            // The entry of the escape must be earned as well.
            if (total < leastGain)
            {
                foreach (var edge in candidates)
                {
                    edge.IsKept = false;
                }

                return;
            }
        }
    }

    private double KeptChance(Context node, Edge edge) =>
        (edge.Weight - (discounts.Of(node.Order, edge.Events) * edge.Weight / edge.Events)) / node.Weight;

    private void Reach()
    {
        foreach (var node in tree.Nodes)
        {
            node.IsReached = node.Order <= 1 || (node.Entrance >= 0 && tree.Edges[node.Entrance].IsKept && tree.Nodes[tree.Edges[node.Entrance].Node].IsReached);
        }
    }
}
