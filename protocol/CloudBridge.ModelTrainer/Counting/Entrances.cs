namespace CloudBridge.ModelTrainer.Counting;

/// <summary>Finds for each context the edge over which a reader comes to know it.</summary>
internal static class Entrances
{
    public static void Find(ContextTree tree)
    {
        for (var i = 1; i < tree.Nodes.Count; i++)
        {
            var text = tree.CharactersOf(i);
            var context = 0;
            for (var older = text.Count - 2; older >= 0 && context >= 0; older--)
            {
                context = tree.FindChild(context, text[older]);
            }

            tree.Nodes[i].Entrance = context < 0 ? -1 : tree.FindEdge(context, text[^1]);
        }
    }
}
