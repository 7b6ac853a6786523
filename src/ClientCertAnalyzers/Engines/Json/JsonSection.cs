namespace ClientCertAnalyzers.Engines.Json;

/// <summary>
/// A place in the configuration as the JSON provider of Microsoft.Extensions.Configuration builds it: keys ignore case, a colon in a
/// key is a step down, the items of an array have the keys 0, 1, 2, and one section may be written in several places.
/// </summary>
internal sealed class JsonSection
{
    private readonly JsonSection? _parent;

    // Most sections are leaves that are written once: no list for them that is not needed or longer than needed.
    private List<JsonSection>? _children;

    private List<JsonNode>? _declarations;

    // Worth its memory only where there are many.
    private Dictionary<string, JsonSection>? _byKey;

    private JsonSection(string key, JsonSection? parent)
    {
        Key = key;
        _parent = parent;
    }

    /// <summary>The last step of the path as the file writes it first; empty for the root.</summary>
    public string Key { get; }

    /// <summary>Empty for the root.</summary>
    public string Path
    {
        get
        {
            var keys = new Stack<string>();
            for (var section = this; section._parent is not null; section = section._parent)
            {
                keys.Push(section.Key);
            }

            return string.Join(":", keys);
        }
    }

    /// <summary>
    /// The string, number, true, false, null, empty object or empty array that is the value here. A section can have a value and
    /// children: <c>"A": 1, "A:B": 2</c>.
    /// </summary>
    public JsonNode? Value { get; private set; }

    /// <summary>
    /// Every node whose key ends at this section, in the order of the file. None where colons name it only in passing, as
    /// <c>"Kestrel:Endpoints": {}</c> does with Kestrel.
    /// </summary>
    public IReadOnlyList<JsonNode> Declarations => _declarations ?? (IReadOnlyList<JsonNode>)Array.Empty<JsonNode>();

    /// <summary>In the order in which the file first names them.</summary>
    public IReadOnlyList<JsonSection> Children => _children ?? (IReadOnlyList<JsonSection>)Array.Empty<JsonSection>();

    public JsonSection? this[string path] => Find(path);

    /// <summary>The configuration of a file; null where the provider throws, so that the application does not start with it.</summary>
    public static JsonSection? Root(JsonNode node)
    {
        if (node.Kind != JsonKind.Object)
        {
            return null;
        }

        var root = new JsonSection("", parent: null) { _declarations = [node] };
        return root.AddChildren(node) ? root : null;
    }

    /// <summary>The section at a path of keys joined by colons.</summary>
    public JsonSection? Find(string path)
    {
        var section = this;
        foreach (var key in path.Split(':'))
        {
            section = section.Child(key);
            if (section is null)
            {
                return null;
            }
        }

        return section;
    }

    private bool AddChildren(JsonNode node)
    {
        var index = 0;
        foreach (var child in node.Children)
        {
            var key = child.Name ?? index++.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (!Utf16.IsWellFormed(key) || !FindOrAdd(key).Declare(child))
            {
                return false;
            }
        }

        return true;
    }

    private bool Declare(JsonNode node)
    {
        (_declarations ??= new List<JsonNode>(1)).Add(node);
        if (!node.Children.IsEmpty)
        {
            return AddChildren(node);
        }

        // The provider throws at a value for a path that has one, but lets an empty object or array replace it.
        if (node.Kind is not (JsonKind.Object or JsonKind.Array) && Value is not null)
        {
            return false;
        }

        Value = node;
        return Utf16.IsWellFormed(node.Text);
    }

    private JsonSection FindOrAdd(string path)
    {
        var section = this;
        foreach (var key in path.Split(':'))
        {
            section = section.Child(key) ?? section.AddChild(key);
        }

        return section;
    }

    private JsonSection? Child(string key)
    {
        if (_byKey is not null)
        {
            return _byKey.TryGetValue(key, out var found) ? found : null;
        }

        foreach (var child in Children)
        {
            if (string.Equals(child.Key, key, StringComparison.OrdinalIgnoreCase))
            {
                return child;
            }
        }

        return null;
    }

    private JsonSection AddChild(string key)
    {
        const int Few = 8;
        var child = new JsonSection(key, this);
        (_children ??= new List<JsonSection>(1)).Add(child);
        if (_byKey is not null)
        {
            _byKey.Add(key, child);
        }
        else if (_children.Count == Few)
        {
            _byKey = _children.ToDictionary(c => c.Key, StringComparer.OrdinalIgnoreCase);
        }

        return child;
    }
}
