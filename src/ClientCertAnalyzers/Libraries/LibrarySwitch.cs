namespace ClientCertAnalyzers.Libraries;

internal enum SwitchKind
{
    /// <summary>A property is set to the value.</summary>
    Property,

    /// <summary>A parameter of a method or constructor gets the value.</summary>
    Argument,

    /// <summary>A method is called.</summary>
    Call,

    /// <summary>A method that accepts everything is handed over as callback.</summary>
    Callback,

    /// <summary>A method is called with a key and the value.</summary>
    Entry,
}

/// <summary>A member of a library that lets its users switch validation off. One row of the table.</summary>
/// <param name="Kind">How the member is used.</param>
/// <param name="Type">The full name of the type that declares it.</param>
/// <param name="Member">Its name; of a constructor, <see cref="Constructor"/>.</param>
/// <param name="Wrong">The values that do so: constants as C# writes them, or members of an enum.</param>
/// <param name="Right">The value that validates instead.</param>
internal sealed record LibrarySwitch(SwitchKind Kind, string Type, string Member, string[] Wrong, string Right)
{
    public const string Constructor = ".ctor";

    /// <summary>What most switches make a client do.</summary>
    public const string AcceptsAny = "accept every server certificate";

    /// <summary>The parameter, or the key of an entry.</summary>
    public string Parameter { get; init; } = "";

    /// <summary>What the client or server does then, after "makes it".</summary>
    public string Effect { get; init; } = AcceptsAny;

    /// <summary>A property without which this one means nothing: the same body has to set it too.</summary>
    public string Beside { get; init; } = "";

    /// <summary>The switch gives up more than the check of the certificate, which is another question; its finding is information.</summary>
    public bool IsInfo { get; init; }

    public static LibrarySwitch Property(string type, string member, string wrong, string right) => new(SwitchKind.Property, type, member, [wrong], right);

    public static LibrarySwitch Argument(string type, string member, string parameter, string wrong, string right) => new(SwitchKind.Argument, type, member, [wrong], right) { Parameter = parameter };

    public static LibrarySwitch Call(string type, string member) => new(SwitchKind.Call, type, member, [], "");

    public static LibrarySwitch Callback(string type, string member) => new(SwitchKind.Callback, type, member, [], "");

    public static LibrarySwitch Entry(string type, string member, string key, string wrong, string right) => new(SwitchKind.Entry, type, member, [wrong], right) { Parameter = key };
}
