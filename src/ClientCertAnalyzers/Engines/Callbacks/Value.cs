using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Callbacks;

/// <summary>What the interpreter knows of a value. Numbers and enum members are all <see cref="long"/>.</summary>
internal readonly struct Value : IEquatable<Value>
{
    private enum Kind : byte
    {
        Unknown,
        Derived,
        Constant,
        Function,
        Tuple,
        Arguments,
    }

    private readonly Kind _kind;
    private readonly object? _content;

    private Value(Kind kind, object? content) => (_kind, _content) = (kind, content);

    public static Value Unknown => default;
    public static Value True { get; } = new(Kind.Constant, true);
    public static Value False { get; } = new(Kind.Constant, false);
    public static Value Null { get; } = new(Kind.Constant, null);

    /// <summary>The argument object of a callback that gets its errors in a property.</summary>
    public static Value Arguments { get; } = new(Kind.Arguments, null);

    /// <summary>Unknown, and made from what the callback judges: whoever gets it may judge too.</summary>
    public static Value Derived { get; } = new(Kind.Derived, null);

    public bool IsUnknown => _kind is Kind.Unknown or Kind.Derived;

    public bool IsDerived => _kind is Kind.Derived or Kind.Arguments;

    public bool IsNull => _kind == Kind.Constant && _content is null;
    public bool IsConstant => _kind == Kind.Constant;
    public bool IsArguments => _kind == Kind.Arguments;
    public bool IsTrue => _kind == Kind.Constant && _content is true;
    public bool IsFalse => _kind == Kind.Constant && _content is false;

    public long? Number => _kind == Kind.Constant && _content is long number ? number : null;

    /// <summary>The lambda or method reference that a delegate holds.</summary>
    public IOperation? FunctionTarget => _kind == Kind.Function ? (IOperation?)_content : null;

    public ImmutableArray<Value> Elements => _kind == Kind.Tuple ? (ImmutableArray<Value>)_content! : ImmutableArray<Value>.Empty;

    public static Value Of(bool value) => value ? True : False;

    public static Value Of(long value) => new(Kind.Constant, value);

    public static Value Function(IOperation target) => new(Kind.Function, target);

    public static Value Tuple(ImmutableArray<Value> elements) => new(Kind.Tuple, elements);

    public static Value Constant(object? constant) => constant switch
    {
        null => Null,
        bool flag => Of(flag),
        long or int or short or sbyte or byte or ushort or uint or char => Of(Convert.ToInt64(constant, System.Globalization.CultureInfo.InvariantCulture)),
        string => new(Kind.Constant, constant),
        _ => Unknown, // floating point, decimal, ulong: not worth modelling
    };

    /// <summary>The same on both paths, or unknown.</summary>
    public static Value Join(Value left, Value right) => left.Equals(right) ? left : left.IsDerived || right.IsDerived ? Derived : Unknown;

    public static Value AreEqual(Value left, Value right) =>
        left.IsConstant && right.IsConstant ? Of(left.Equals(right))
        : left.IsNull && right.FunctionTarget is not null || right.IsNull && left.FunctionTarget is not null ? False
        : Unknown;

    public Value Not() => IsTrue ? False : IsFalse ? True : Unknown;

    public bool Equals(Value other) => _kind == other._kind && (_kind == Kind.Tuple ? Elements.SequenceEqual(other.Elements) : Equals(_content, other._content));
}
