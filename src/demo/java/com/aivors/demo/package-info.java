/// A demo agency with three clients: ninety days of generated calls and new ones while you
/// watch. Runs only when asked for, on data of its own. What people say is in
/// `resources/demo`.
@NullMarked
package com.aivors.demo;

import org.jspecify.annotations.NullMarked;
