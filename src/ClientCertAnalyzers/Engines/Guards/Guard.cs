namespace ClientCertAnalyzers.Engines.Guards;

/// <summary>What keeps an operation from running in production.</summary>
internal enum Guard
{
    /// <summary>Nothing: the operation runs in production too, or a guard could not be proven.</summary>
    None,

    /// <summary>It runs only in the development environment or in debug builds.</summary>
    Development,

    /// <summary>It runs only when somebody turns a switch on: an option, a setting, a field or a parameter.</summary>
    OptIn,
}

/// <summary>What a single boolean expression, without <c>!</c>, <c>&amp;&amp;</c> and <c>||</c>, says when it is true.</summary>
internal enum Condition
{
    /// <summary>Nothing about the environment.</summary>
    Other,

    /// <summary>True in development: <c>env.IsDevelopment()</c>.</summary>
    Development,

    /// <summary>False in development: <c>env.IsProduction()</c>.</summary>
    Production,

    /// <summary>A flag that somebody sets from outside: <c>options.Insecure</c>.</summary>
    Switch,
}
